import { idPrefix, requirementsAt, type ModelOperation } from '../../../contract/index.js'
import { header, type HttpExchange, type HttpRequest } from '../../../wire/http/message.js'
import { bodyOf, encodeLabel, parseJson, readError, writeRequest } from '../../../wire/rest/index.js'
import type { Finding, Skip } from '../../case.js'
import { accepted, notAnswered } from '../common/accepted.js'
import { refusals, refused } from '../common/refused.js'
import { serverCase, type ServerCase, type Stimulus } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { exampleOf } from '../request/example.js'
import { basicCaseId } from '../request/mechanical.js'
import { featuresFor } from '../request/needs.js'

/** What HTTP and restJson1 ask of one operation, whatever its shapes are. */
export function httpCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  const prefix = idPrefix(operation.name, 'request')
  const request = (): HttpRequest => writeRequest(operation, exampleOf(plan, operation).value)
  const isStream = operation.responseStream !== undefined
  const hasJsonBody = operation.method === 'POST' && operation.input.payload === undefined

  interface Draft {
    readonly id: string
    readonly title: string
    readonly variant?: string
    readonly features?: readonly string[]
    readonly stimuli: () => readonly Stimulus[]
    readonly check: (exchanges: readonly HttpExchange[]) => readonly Finding[] | Skip
  }
  const draft = ({ id, variant, features = [], ...rest }: Draft): ServerCase[] => {
    const asked = requirementsAt(plan.model.revision).get(id)
    if (asked === undefined) return []
    return [
      serverCase({
        ...rest,
        id: `${prefix}.${id}${variant === undefined ? '' : `/${variant}`}`,
        requirement: asked,
        features: [...featuresFor(operation, []), ...features],
        twins: [basicCaseId(operation)],
      }),
    ]
  }
  const same =
    (change: (request: HttpRequest) => HttpRequest, more: Partial<Stimulus> = {}) =>
    () => [{ request: change(request()), ...more }]
  const basic = (): readonly Stimulus[] => [{ request: request(), shared: basicCaseId(operation) }]
  const isAccepted = ([exchange]: readonly HttpExchange[]): Finding[] => accepted(operation, exchange!)

  return [
    ...draft({
      id: isStream ? 'stream.content-type' : 'http.content-type.json',
      title: `the answer says what it is`,
      stimuli: basic,
      check: ([exchange]) =>
        contentType(exchange!, isStream ? 'application/vnd.amazon.eventstream' : 'application/json'),
    }),
    ...draft({
      id: 'http.request-id',
      title: 'the answer has a request id',
      stimuli: basic,
      check: ([exchange]) => requestId(exchange!),
    }),
    ...draft({
      id: 'http.request-id.unique',
      title: 'two equal requests are answered under two ids',
      stimuli: () => [{ request: request() }, { request: request() }],
      check: uniqueIds,
    }),
    ...draft({
      id: 'http.version.2',
      title: 'the same request is answered over HTTP/2',
      features: ['http2'],
      stimuli: same((sent) => sent, { httpVersion: '2' }),
      check: isAccepted,
    }),
    ...draft({
      id: 'http.version.1-1',
      title: 'the same request is answered over HTTP/1.1',
      features: ['http1'],
      stimuli: same((sent) => sent, { httpVersion: '1.1' }),
      check: isAccepted,
    }),
    ...draft({
      id: 'http.wrong-method',
      title: 'another method is no request of the operation',
      stimuli: same((sent) => ({ ...sent, method: operation.method === 'GET' ? 'DELETE' : 'PUT' })),
      check: ([exchange]) => noOrdinaryAnswer(operation, exchange!),
    }),
    ...draft({
      id: 'http.unknown-path',
      title: 'a path that no operation has is not found',
      stimuli: same((sent) => ({ ...sent, target: `${sent.target.split('?', 1)[0]}-and-more` })),
      check: ([exchange]) => noOrdinaryAnswer(operation, exchange!),
    }),
    ...draft({
      id: 'http.alive-after-error',
      title: 'a request is answered after one that was refused',
      stimuli: () => [{ request: { ...request(), target: '/no/such/path' } }, { request: request() }],
      check: (exchanges) => accepted(operation, exchanges[1]!),
    }),
    ...(operation.uri.includes('{modelId}') ? modelIdCases() : []),
    ...(hasJsonBody ? bodyCases() : []),
  ]

  function modelIdCases(): ServerCase[] {
    const { value } = exampleOf(plan, operation)
    const id = String(value['modelId'])
    const asPath =
      (label: string) =>
      (sent: HttpRequest): HttpRequest => ({
        ...sent,
        target: operation.uri.replace('{modelId}', label),
      })
    return [
      ...(id.includes(':')
        ? draft({
            id: 'http.path.percent-encoding',
            title: 'a colon in the model id may stand as it is',
            stimuli: same(asPath(encodeLabel(id).replaceAll('%3A', ':'))),
            check: isAccepted,
          })
        : []),
      ...(plan.profile.models.arn === undefined || operation.name === 'CountTokens'
        ? []
        : draft({
            id: 'http.path.arn',
            title: 'an ARN is one segment of the path, its slash as %2F',
            stimuli: same(asPath(encodeLabel(plan.profile.models.arn))),
            check: isAccepted,
          })),
    ]
  }

  function bodyCases(): ServerCase[] {
    const rewritten = (change: (text: string) => string) =>
      same((sent) => ({ ...sent, body: Buffer.from(change(Buffer.from(sent.body).toString())) }))
    const broken = (variant: string, title: string, change: (text: string) => string): ServerCase[] =>
      draft({
        id: 'http.malformed-json',
        variant,
        title,
        stimuli: rewritten(change),
        check: ([exchange]) => refused(exchange!, [refusals.validation, refusals.serialization]),
      })
    return [
      ...broken('truncated', 'a body that ends too early is refused', (text) => text.slice(0, -1)),
      ...broken('no-json', 'a body that is no JSON is refused', () => 'Hello'),
      ...broken('array', 'a body that is no object is refused', (text) => `[${text}]`),
      ...draft({
        id: 'http.unknown-member',
        title: 'a member that nobody knows is ignored',
        stimuli: rewritten((text) =>
          `{"conformanceUnknownMember":{"a":[1]},${text.slice(1)}`.replace(',}', '}'),
        ),
        check: isAccepted,
      }),
      ...draft({
        id: 'http.null-member',
        title: 'a member that is null counts as absent',
        stimuli: rewritten((text) =>
          `{"${optionalMember(operation)}":null,${text.slice(1)}`.replace(',}', '}'),
        ),
        check: isAccepted,
      }),
      ...draft({
        id: 'http.json-whitespace',
        title: 'white space between tokens means nothing',
        stimuli: rewritten((text) => `\n${JSON.stringify(JSON.parse(text), undefined, '\t')}\r\n `),
        check: isAccepted,
      }),
      ...draft({
        id: 'http.member-order',
        title: 'the order of members means nothing',
        stimuli: rewritten((text) => JSON.stringify(reversed(JSON.parse(text)))),
        check: isAccepted,
      }),
      ...draft({
        id: 'http.unicode',
        variant: 'raw',
        title: 'text beyond ASCII is read as UTF-8',
        stimuli: rewritten((text) => text.replaceAll('Hello', 'Grüße, 世界 🌍')),
        check: isAccepted,
      }),
      ...draft({
        id: 'http.unicode',
        variant: 'escaped',
        title: 'text beyond ASCII may be escaped',
        stimuli: rewritten((text) => text.replaceAll('Hello', String.raw`Gr\u00fc\u00dfe \ud83c\udf0d`)),
        check: isAccepted,
      }),
    ]
  }
}

function contentType(exchange: HttpExchange, wanted: string): Finding[] {
  const found = header(exchange.headers, 'content-type')
  const media = found?.split(';', 1)[0]!.trim().toLowerCase()
  return media === wanted ? [] : [{ message: `Content-Type must be ${wanted}, is ${found ?? 'missing'}` }]
}

function requestId(exchange: HttpExchange): Finding[] {
  const id = header(exchange.headers, 'x-amzn-requestid')
  if (id === undefined) return [{ message: 'x-amzn-RequestId is missing' }]
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)
    ? []
    : [{ message: 'x-amzn-RequestId is no lower-case UUID of version 4' }]
}

function uniqueIds(exchanges: readonly HttpExchange[]): Finding[] | Skip {
  const [first, second] = exchanges.map(({ headers }) => header(headers, 'x-amzn-requestid'))
  if (first === undefined || second === undefined) return { skip: 'there is no request id to compare' }
  return first === second ? [{ message: 'both answers have the same x-amzn-RequestId' }] : []
}

/**
 * A path or method that the operation does not have must not get its ordinary answer. Which error it gets is open: 404,
 * 405 and 400 are seen, and even 200 with a body that names UnknownOperationException.
 */
function noOrdinaryAnswer(operation: ModelOperation, exchange: HttpExchange): Finding[] {
  const unanswered = notAnswered(exchange)
  if (unanswered !== undefined) return [unanswered]
  const { status = 0 } = exchange
  if (status >= 500) return [{ message: `must be refused as unknown, was answered ${status}` }]
  if (status >= 400) return []
  const parsed = parseJson(bodyOf(exchange))
  const coral = 'json' in parsed && JSON.stringify(parsed.json).includes('UnknownOperationException')
  if (coral || readError(exchange).name === 'UnknownOperationException') return []
  return accepted(operation, exchange).length === 0 || status < 300
    ? [{ message: `must be refused as unknown, was answered ${status} with an ordinary body` }]
    : []
}

const optionalMember = (operation: ModelOperation): string =>
  operation.input.members.find(
    ({ required, location, name }) => !required && location === undefined && name !== 'messages',
  )?.name ?? 'conformanceUnknownMember'

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, content]) => [name, reversed(content)]),
  )
}
