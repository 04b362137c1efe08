import { idPrefix, requirementsAt, type ModelOperation } from '../../../contract/index.js'
import type { HttpExchange, HttpRequest } from '../../../wire/http/message.js'
import { writeRequest } from '../../../wire/rest/index.js'
import type { Finding } from '../../case.js'
import { notAnswered } from '../common/accepted.js'
import { serverCase, type ServerCase } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { exampleOf } from '../request/example.js'
import { basicCaseId } from '../request/mechanical.js'
import { featuresFor } from '../request/needs.js'

/** That a subject which declares authentication lets nobody in without it. */
export function authenticationCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  const draft = (id: string, title: string, headers: HttpRequest['headers']): ServerCase[] => {
    const asked = requirementsAt(plan.model.revision).get(id)
    if (asked === undefined) return []
    return [
      serverCase({
        id: `${idPrefix(operation.name, 'request')}.${id}`,
        requirement: asked,
        title,
        features: [...featuresFor(operation, []), 'authentication'],
        twins: [basicCaseId(operation)],
        stimuli: () => {
          const request = writeRequest(operation, exampleOf(plan, operation).value)
          return [{ request: { ...request, headers: [...request.headers, ...headers] }, anonymous: true }]
        },
        check: ([exchange]) => forbidden(exchange!),
      }),
    ]
  }
  return [
    ...draft('authentication.required', 'a request without any credentials is refused', []),
    ...draft('authentication.signature', 'a request with a wrong signature is refused', wrongSignature),
    ...draft('authentication.bearer', 'a request with a wrong bearer token is refused', [
      ['Authorization', 'Bearer not-a-token'],
    ]),
  ]
}

/** A signature of the right form over nothing: the date is long past, the digest is of no request. */
const wrongSignature: HttpRequest['headers'] = [
  ['X-Amz-Date', '20200101T000000Z'],
  [
    'Authorization',
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20200101/us-east-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
  ],
]

/** 403 is what was recorded; 401 is the same refusal in plain HTTP, and some failures of signing are 400. */
function forbidden(exchange: HttpExchange): Finding[] {
  const unanswered = notAnswered(exchange)
  if (unanswered !== undefined) return [unanswered]
  return [400, 401, 403].includes(exchange.status!)
    ? []
    : [{ message: `must be refused with 403, was answered ${exchange.status}` }]
}
