import type { ModelOperation, OperationName } from '../../../contract/index.js'
import type { HttpRequest } from '../../../wire/http/message.js'
import type { Finding } from '../../case.js'
import type { ClientCaseData } from '../clientCase.js'
import { accessKey, bearerToken } from '../credentials.js'
import { draftCase, type CaseDraft } from '../draft.js'
import { arnMember, callsWithIds } from '../ids.js'
import type { ClientObservation } from '../observation.js'
import type { ClientPlan } from '../plan.js'
import { eachSent } from '../request/eachSent.js'
import { exampleInput, keyed, operationsOf } from '../samples.js'
import { texts } from '../values.js'
import { bearerFindings, signatureBeside } from './bearer.js'
import { leakFindings } from './leaks.js'
import { signatureFindings } from './signature.js'

/** How a client shows who calls. */
export const authenticationCases = (plan: ClientPlan): readonly ClientCaseData[] =>
  operationsOf(plan).flatMap((operation) => [
    ...signatureCases(plan, operation),
    ...bearerCases(plan, operation),
  ])

/** Session tokens are long, and have the characters of base64. */
const sessionToken = `IQoJb3JpZ2luX2VjEA//${'AbCd+/09'.repeat(40)}==`

/** Operations that show for all others what does not depend on the operation. */
const shown: ReadonlySet<OperationName> = new Set(['Converse', 'ConverseStream', 'ListAsyncInvokes'])

type SignedDraft = Omit<CaseDraft, 'check' | 'features' | 'id'> & { readonly id?: string }

function signatureCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  const signed = ({ id, ...draft }: SignedDraft): ClientCaseData =>
    draftCase(plan, operation, {
      ...draft,
      id: `authentication.sigv4${id === undefined ? '' : `.${id}`}`,
      features: ['sigv4'],
      check: signatureFindings,
    })
  const plain = signed({
    rule: 'authentication.signature',
    title: 'the signature is that of the request which arrived, and covers what it has to',
  })
  const label = arnMember(operation)
  return [
    plain,
    ...(label === undefined
      ? []
      : [
          {
            ...signed({
              id: 'path',
              rule: 'authentication.path',
              title: 'an ARN in the path is encoded once more for the signature',
            }),
            calls: callsWithIds(plan, operation, label.name, label.forms),
          },
        ]),
    ...(operation.name === 'ListAsyncInvokes'
      ? [
          signed({
            id: 'query',
            rule: 'authentication.signature',
            title: 'the query is sorted for the signature, and reserved characters are those that were sent',
            calls: [{ input: { nextToken: 'a+b/c=d&e é', maxResults: 5, sortOrder: 'Ascending' } }],
          }),
        ]
      : []),
    ...(shown.has(operation.name) ? circumstances(plan, operation, signed) : []),
  ]
}

/** The same under circumstances that have nothing to do with the operation. */
const circumstances = (
  plan: ClientPlan,
  operation: ModelOperation,
  signed: (draft: SignedDraft) => ClientCaseData,
): readonly ClientCaseData[] => [
  ...['eu-central-1', 'us-gov-west-1'].map((region) =>
    signed({
      id: `region.${region}`,
      rule: 'authentication.scope',
      title: `the signature is for ${region} and the service bedrock`,
      calls: [{ region }],
    }),
  ),
  {
    ...signed({
      id: 'session-token',
      rule: 'authentication.headers',
      title: 'the token of temporary credentials is sent and signed',
    }),
    calls: (key) => [
      {
        operation: operation.name,
        input: keyed(operation, exampleInput(plan, operation), key),
        credentials: { ...accessKey, accessKeyId: `ASIA${key}`, sessionToken },
      },
    ],
  },
  signed({
    id: 'endpoint',
    rule: 'authentication.signature',
    title: 'the path of the endpoint is part of what is signed',
    route: { path: '/proxy/bedrock' },
  }),
  ...(['1.1', '2'] as const).map((httpVersion) =>
    signed({
      id: `http${httpVersion === '2' ? '2' : '1'}`,
      rule: 'authentication.headers',
      title: `over HTTP/${httpVersion} the signature covers the host`,
      calls: [{ options: { httpVersion } }],
    }),
  ),
  ...(operation.method === 'GET'
    ? []
    : [
        signed({
          id: 'body',
          rule: 'authentication.signature',
          title: 'the hash is that of the bytes of the body, whatever its text',
          calls: texts.map((text) => ({
            input: {
              ...exampleInput(plan, operation),
              messages: [{ role: 'user', content: [{ text }] }],
            },
          })),
        }),
      ]),
  draftCase(plan, operation, {
    id: 'authentication.sigv4.secret',
    rule: 'authentication.secret',
    title: 'the secret of the access key is not sent',
    features: ['sigv4'],
    check: leakFindings,
  }),
]

function bearerCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  const withToken =
    (judge: (request: HttpRequest, token: string) => readonly Finding[]) =>
    (observation: ClientObservation): readonly Finding[] =>
      eachSent(observation, ({ credentials }, { request }) =>
        'bearerToken' in credentials ? judge(request, credentials.bearerToken) : [],
      )
  const borne = (draft: Omit<CaseDraft, 'calls' | 'features'>): ClientCaseData => ({
    // RFC 6750, section 5.3: "Clients MUST always use TLS (https)". Many refuse to send a token without.
    ...draftCase(plan, operation, { ...draft, features: ['bearer'], route: { tls: true } }),
    calls: (key) => [
      {
        operation: operation.name,
        input: keyed(operation, exampleInput(plan, operation), key),
        credentials: { bearerToken: `${bearerToken}-${key}` },
      },
    ],
  })
  return [
    borne({
      id: 'authentication.bearer',
      rule: 'authentication.bearer',
      title: 'an API key is sent as bearer token',
      check: withToken(bearerFindings),
    }),
    borne({
      id: 'authentication.bearer.alone',
      rule: 'authentication.bearer.alone',
      title: 'a bearer token stands alone: without a signature, and nowhere else',
      check: (observation) => [...withToken(signatureBeside)(observation), ...leakFindings(observation)],
    }),
  ]
}
