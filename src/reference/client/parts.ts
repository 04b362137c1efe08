import type { Model, ModelOperation } from '../../contract/index.js'
import type { SequenceEvent } from '../../stream/event.js'
import type { ClientCall, ClientError } from '../../subjects/client/subject.js'
import type { InspectedMessage } from '../../wire/frames/inspectedMessage.js'
import type { HeaderList, HttpRequest } from '../../wire/http/message.js'
import type { RequestValue } from '../../wire/rest/index.js'

/** A JSON object, blobs as `{"$base64":"…"}`: what a caller gives and gets. */
export type CallerValue = Readonly<Record<string, unknown>>

/** A reply whose body is read as it arrives. */
export interface Reply {
  readonly status: number
  readonly headers: HeaderList
  /** Throws when the body does not come to the end that its framing promises. */
  readonly body: AsyncIterable<Uint8Array>
  /** Let go of the rest: the connection or stream is closed unless all was read. */
  cancel(): void
}

/** Where a request goes, and what its caller asked for. */
export interface Address {
  readonly endpoint: string
  readonly httpVersion: '1.1' | '2'
  readonly ca?: string
}

/** Connections that are kept between calls. */
export interface Transport {
  /** Rejects when no reply head comes: refused, reset, aborted. */
  send(request: HttpRequest, address: Address, signal: AbortSignal): Promise<Reply>
  close(): void
}

/** One sending of the request of a call. */
export interface Attempt {
  readonly call: ClientCall
  readonly operation: ModelOperation
  /** The same for all attempts of a call. */
  readonly invocation: string
  /** From 1. */
  readonly number: number
  readonly most: number
}

/**
 * A client as a set of small functions, so that a mutant is this set with one of them replaced.
 */
export interface ClientParts {
  readonly model: Model
  now(): Date
  newToken(): string
  /** The input with what a caller may leave to the client: an idempotency token. */
  complete(operation: ModelOperation, input: CallerValue, newToken: () => string): CallerValue
  /** Members as they go on the wire: blobs in base64, a blob payload as bytes, nothing that the model does not have. */
  toWire(model: Model, operation: ModelOperation, input: CallerValue): RequestValue
  write(operation: ModelOperation, value: RequestValue): HttpRequest
  /** The request as it is sent to an endpoint, but for authentication. */
  finish(request: HttpRequest, attempt: Attempt): HttpRequest
  authenticate(request: HttpRequest, call: ClientCall, now: Date): Promise<HttpRequest>
  /** Made once for each client. */
  connect(): Transport
  /** What a reply is that is no success; nothing when it is one. */
  failure(attempt: Attempt, reply: Reply, body: Uint8Array): ClientError | undefined
  isRetryable(error: ClientError): boolean
  /** How often a request is sent when the caller does not say. */
  readonly attempts: number
  /** Milliseconds before the next attempt, after so many. */
  pause(attempts: number): number
  /** The members of an answer as its caller gets them. Throws a `ClientFailure` for a body that is no answer. */
  output(model: Model, operation: ModelOperation, reply: Reply, body: Uint8Array): CallerValue
  /** The members of the head of a stream. */
  streamOutput(model: Model, operation: ModelOperation, reply: Reply): CallerValue
  /** The messages of a stream. Throws at the first that is broken. */
  messages(body: AsyncIterable<Uint8Array>): AsyncIterable<readonly InspectedMessage[]>
  /** What a message says: an event, or nothing where it is one that the model does not have. */
  readMessage(operation: ModelOperation, message: InspectedMessage): SequenceEvent | undefined
  /** The error in a message that is an exception. */
  streamFailure(operation: ModelOperation, event: SequenceEvent, reply: Reply): ClientError
  /** An event as its caller gets it. */
  event(model: Model, operation: ModelOperation, event: SequenceEvent): CallerValue
  /** What a stream lacks that came to an end, if anything. */
  unfinished(operation: ModelOperation, last: SequenceEvent | undefined): ClientError | undefined
}
