import { modelAt, type Model, type ModelOperation } from '../../contract/index.js'
import { header, type HttpRequest } from '../../wire/http/message.js'
import { parseJson, routeOf, stringifySorted } from '../../wire/rest/index.js'
import { canonical } from './canonical.js'

/** What a request asks for, whoever asks: two requests with equal keys are the same request. */
export interface Identity {
  /** Name of the operation, or method and path where the contract has none for them. */
  readonly operation: string
  /** The members that stand in the path, percent-decoded: `modelId` for most operations. */
  readonly labels: Readonly<Record<string, string>>
  /** Everything else that is a part of the question: members in query and headers, and the body. */
  readonly content: RequestContent
  /** Operation and labels. */
  readonly scope: string
  /** Scope and content. */
  readonly key: string
}

export interface RequestContent {
  readonly query: Readonly<Record<string, string>>
  /** Absent where nobody knows them. */
  readonly headers?: Readonly<Record<string, string>>
  /** Canonical JSON; base64 of the bytes where they are none. */
  readonly body: unknown
}

/**
 * What a request asks for: operation, model and canonical body, and the members that the operation binds to query and
 * headers (a guardrail of InvokeModel). Paths are equal percent-encoded or raw, JSON by value whatever the order of
 * members, white space and spelling of numbers and base64. With `headers` false they
 * are left out, for a source that kept none: its key is never that of a request with headers.
 */
export function identify(request: HttpRequest, { headers = true } = {}): Identity {
  const model = modelAt('newest')
  const route = routeOf(model, request)
  const labels = route?.labels ?? {}
  const operation = route?.operation.name ?? `${request.method} ${decodePath(request.target)}`
  const content = {
    query: queryOf(request.target),
    ...(headers && { headers: route === undefined ? {} : boundHeaders(route.operation, request) }),
    body: canonicalBody(request.body, model, route?.operation),
  }
  const scope = stringifySorted([operation, labels])
  return { operation, labels, content, scope, key: `${scope} ${stringifySorted(content)}` }
}

/** How the answer is to be spelled, which clients say or leave out as they like. */
const spelling: ReadonlySet<string> = new Set(['accept', 'contentType'])

function boundHeaders({ input }: ModelOperation, { headers }: HttpRequest): Record<string, string> {
  const bound: Record<string, string> = {}
  for (const { name, location, locationName = name } of input.members) {
    const value = location === 'header' && !spelling.has(name) ? header(headers, locationName) : undefined
    if (value !== undefined) bound[name] = value
  }
  return bound
}

function canonicalBody(body: Uint8Array, model: Model, operation: ModelOperation | undefined): unknown {
  const parsed = parseJson(body)
  if ('unreadable' in parsed) return Buffer.from(body).toString('base64')
  // A payload is in the model's own format: plain JSON as far as the contract knows.
  const shape = operation?.input.payload === undefined ? operation?.input.name : undefined
  return canonical(parsed.json, model, shape)
}

function queryOf(target: string): Record<string, string> {
  const query = target.indexOf('?')
  return query < 0 ? {} : Object.fromEntries(new URLSearchParams(target.slice(query + 1)))
}

/** Segment by segment: an encoded slash is no slash. */
const decodePath = (target: string): string =>
  target
    .split('?', 1)[0]!
    .split('/')
    .map((segment) => {
      try {
        return decodeURIComponent(segment).replaceAll('/', '%2F')
      } catch {
        return segment
      }
    })
    .join('/')
