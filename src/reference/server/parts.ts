import type { Model, ModelOperation, Violation } from '../../contract/index.js'
import type { HttpReply, HttpRequest } from '../../wire/http/message.js'
import type { ReadRequest, Route, ServiceError } from '../../wire/rest/index.js'
import type { Chance } from './chance.js'
import type { Json } from './json.js'

/** One request that was understood: what an answer is made from. */
export interface Call {
  readonly model: Model
  readonly operation: ModelOperation
  readonly value: Json
  readonly chance: Chance
}

/** One message of an event stream before it is encoded. */
export interface StreamEvent {
  readonly kind: 'event' | 'exception'
  readonly type: string
  readonly payload: Json
}

/** What a request provokes on purpose, by its model id or a header. */
export type Provoked =
  | { readonly kind: 'error'; readonly error: ServiceError }
  /** An exception in the stream, after so many ordinary events. */
  | { readonly kind: 'exception'; readonly type: string; readonly after: number }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The stream is cut in the middle of a message. */
  | { readonly kind: 'cut' }

/**
 * The embedded server as a set of small functions, so that a mutant or a benign variant is this set with one of them
 * replaced.
 */
export interface ServerParts {
  readonly model: Model
  route(request: HttpRequest): Route | undefined
  /** The reply to a path or method that no operation has. */
  unrouted(request: HttpRequest): HttpReply
  /** Why a request may not come in; nothing when it may. */
  authenticate(request: HttpRequest): ServiceError | undefined
  read(route: Route, request: HttpRequest): ReadRequest
  unreadable(reason: string): ServiceError
  judge(operation: ModelOperation, value: Json): readonly Violation[]
  refusal(violations: readonly Violation[]): ServiceError
  provoked(operation: ModelOperation, value: Json, request: HttpRequest): Provoked | undefined
  /** The answer of an operation that does not stream: all members, a blob payload as bytes. */
  answer(call: Call): Json
  /** The answer of an operation that streams. */
  events(call: Call): readonly StreamEvent[]
  frame(event: StreamEvent, call: Call): Uint8Array
  /** Frames as they go out, one network write each. */
  pace(frames: readonly Uint8Array[]): readonly Uint8Array[]
  /** An error as a reply. */
  fail(error: ServiceError): HttpReply
  /** An answer as a reply, without the headers that every reply has. */
  reply(call: Call, answer: Json): HttpReply
  streamHead(call: Call): HttpReply['headers']
  /** What every reply has: date, connection, request id. Last to touch the reply. */
  finish(reply: HttpReply, chance: Chance, request: HttpRequest): HttpReply
}
