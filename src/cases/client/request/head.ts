import type { ModelOperation } from '../../../contract/index.js'
import type { HeaderList, HttpRequest } from '../../../wire/http/message.js'
import type { Finding } from '../../case.js'
import type { ClientCaseData } from '../clientCase.js'
import { draftCase } from '../draft.js'
import type { ClientPlan } from '../plan.js'
import { unlessOwnForm } from '../ownForm.js'
import { eachSent } from './eachSent.js'
import { sentDifferences, sentUndocumented } from './sent.js'

/** What an operation asks of the head of its requests, and that they have nothing which nobody asked for. */
export function headCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  const { model } = plan
  const isJson = operation.method === 'POST' && operation.input.payload === undefined
  const ofRequest =
    (judge: (request: HttpRequest) => readonly Finding[]): ClientCaseData['check'] =>
    (observation) =>
      eachSent(observation, (_call, { request }) => judge(request))
  return [
    draftCase(plan, operation, {
      id: 'request.absent',
      rule: 'request.absent',
      title: 'what its caller leaves out is not sent',
      check: unlessOwnForm((observation) =>
        eachSent(observation, (call, arrival) => sentDifferences(model, call, arrival)),
      ),
    }),
    draftCase(plan, operation, {
      id: 'request.undocumented',
      rule: 'request.undocumented',
      title: 'nothing is sent that the contract does not have',
      check: unlessOwnForm((observation) =>
        eachSent(observation, (call, arrival) => sentUndocumented(model, call, arrival)),
      ),
    }),
    ...(isJson
      ? [
          draftCase(plan, operation, {
            id: 'request.head.content-type',
            rule: 'request.content-type',
            title: 'the body says that it is JSON',
            check: ofRequest(contentTypeFindings),
          }),
        ]
      : []),
    // A native answer may be of any type that its caller asks for.
    ...(operation.output.payload === 'body'
      ? []
      : [
          draftCase(plan, operation, {
            id: 'request.head.accept',
            rule: 'request.accept',
            title: 'an answer of the operation is among those that are accepted',
            check: ofRequest(acceptFindings),
          }),
        ]),
    draftCase(plan, operation, {
      id: 'request.head.content-length',
      rule: 'request.content-length',
      title: 'the length of the body is right, in bytes',
      check: ofRequest(lengthFindings),
    }),
    draftCase(plan, operation, {
      id: 'request.head.host',
      rule: 'request.host',
      title: 'Host, or :authority, is that of the endpoint',
      check: (observation) =>
        eachSent(observation, ({ endpoint }, { request }) =>
          single(request.headers, 'host', (host) => host === new URL(endpoint).host),
        ),
    }),
  ]
}

const valuesOf = (headers: HeaderList, wanted: string): readonly string[] =>
  headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value.trim())

/** A header that has to be there once, with a value that will do. */
function single(headers: HeaderList, name: string, isRight: (value: string) => boolean): readonly Finding[] {
  const values = valuesOf(headers, name)
  if (values.length === 1 && isRight(values[0]!)) return []
  const came =
    values.length === 0 ? 'is missing' : `is ${values.map((value) => JSON.stringify(value)).join(', ')}`
  return [{ message: `the header ${name} ${came}` }]
}

/** `application/json`, with or without parameters. */
export const contentTypeFindings = ({ headers }: HttpRequest): readonly Finding[] =>
  single(headers, 'content-type', (value) => /^application\/json\s*(?:;|$)/i.test(value))

const fitting = new Set(['*/*', 'application/*', 'application/json', 'application/vnd.amazon.eventstream'])

/**
 * Whether what is accepted has the type of the answer: any range with `*`, JSON, or an event stream. Clients of streams
 * ask for either, and all were answered.
 */
export function acceptFindings({ headers }: HttpRequest): readonly Finding[] {
  const ranges = valuesOf(headers, 'accept')
    .flatMap((value) => value.split(','))
    .map((range) => range.split(';')[0]!.trim().toLowerCase())
  return ranges.length === 0 || ranges.some((range) => fitting.has(range))
    ? []
    : [{ message: `the answer is application/json, and only ${ranges.join(', ')} is accepted` }]
}

/** A body has its length, or comes in chunks; a GET has none, and need not say so. */
export function lengthFindings({ method, headers, body }: HttpRequest): readonly Finding[] {
  if (valuesOf(headers, 'transfer-encoding').length > 0) return []
  if (method === 'GET' && body.byteLength === 0) return []
  return single(headers, 'content-length', (value) => value === String(body.byteLength))
}
