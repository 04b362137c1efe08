import type { Cassette, Loss } from '../../cassette/cassette.js'
import type { Model, ModelOperation } from '../../contract/index.js'
import type { StreamEvent } from '../../stream/event.js'
import { readEvent } from '../../stream/readEvent.js'
import { grammars } from '../../stream/grammar.js'
import { PRELUDE } from '../../wire/frames/assemble.js'
import { inspect } from '../../wire/frames/inspect.js'
import { readPrelude } from '../../wire/frames/prelude.js'
import { header } from '../../wire/http/message.js'
import { bodyOf, parseJson, routeOf, type Route } from '../../wire/rest/index.js'

/** A recorded exchange with what all its judges need to know. */
export interface Exchange {
  readonly cassette: Cassette
  readonly model: Model
  /** Absent where there is no request, or its path names no operation of the revision. */
  readonly route?: Route
  /** By the request, or where there is none by the events of the answer; absent where neither tells. */
  readonly operation?: ModelOperation
  readonly body: Uint8Array
  /** What the answer amounts to. */
  readonly kind: AnswerKind
  /** For a stream: the exception that is its first message, if it is one. */
  readonly firstException?: string
  lost(what: Loss): boolean
}

/**
 * `none`: no head arrived, or its status is not known. `success` and `stream`: a 2xx. `error`: any other status.
 * `unknown-operation`: the 200 with which the service was seen to answer a path that it does not know.
 */
export type AnswerKind = 'none' | 'success' | 'stream' | 'error' | 'unknown-operation'

export function readExchange(cassette: Cassette, model: Model): Exchange {
  const { request, response, provenance } = cassette
  const route = request === undefined ? undefined : routeOf(model, request)
  const body = bodyOf(response)
  const first = isEventStream(cassette) ? firstEvent(body) : undefined
  const operation = route?.operation ?? (request === undefined ? operationByEvent(first, model) : undefined)
  return {
    cassette,
    model,
    ...(route !== undefined && { route }),
    ...(operation !== undefined && { operation }),
    body,
    kind: kindOf(cassette, body, operation),
    ...(first?.kind === 'exception' && { firstException: first.type }),
    lost: (what) => provenance.lost.includes(what),
  }
}

export const isEventStream = ({ response }: Cassette): boolean =>
  header(response.headers, 'content-type')?.startsWith('application/vnd.amazon.eventstream') ?? false

function kindOf(cassette: Cassette, body: Uint8Array, operation: ModelOperation | undefined): AnswerKind {
  const { status } = cassette.response
  if (status === undefined)
    return operation?.responseStream !== undefined && body.length > 0 ? 'stream' : 'none'
  if (status < 200 || status > 299) return 'error'
  if (saysUnknownOperation(body)) return 'unknown-operation'
  return operation?.responseStream === undefined ? 'success' : 'stream'
}

/** `{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}` */
function saysUnknownOperation(body: Uint8Array): boolean {
  if (body.length > 1024 || body[0] !== 0x7b) return false
  const parsed = parseJson(body)
  const output =
    'json' in parsed ? (parsed.json as { Output?: Readonly<Record<string, unknown>> }).Output : undefined
  return String(output?.['__type']).endsWith('#UnknownOperationException')
}

function firstEvent(body: Uint8Array): StreamEvent | undefined {
  if (body.length < PRELUDE) return undefined
  const [first] = inspect(body.subarray(0, readPrelude(body, 0).totalLength)).messages
  return first === undefined ? undefined : readEvent(first).event
}

/** The first message of a stream tells its operation: only InvokeModelWithResponseStream has chunks. */
function operationByEvent(event: StreamEvent | undefined, model: Model): ModelOperation | undefined {
  if (event?.kind !== 'event') return undefined
  const names = ['ConverseStream', 'InvokeModelWithResponseStream'] as const
  const name = names.find((candidate) => Object.hasOwn(grammars[candidate].events, event.type))
  return name === undefined ? undefined : model.operations.get(name)
}
