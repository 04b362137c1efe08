import { cutAt, cutEvery } from '../../../generators/frames/chunks.js'
import { encodeEvent } from '../../../generators/frames/sequences.js'
import type { ModelOperation } from '../../contract/index.js'
import type { SequenceEvent } from '../../stream/event.js'
import type { Script, ScriptedPiece, ScriptedReply } from '../../subjects/client/script.js'
import type { HeaderList } from '../../wire/http/message.js'
import { errorReply, stringifySorted, writeResponse, type ServiceError } from '../../wire/rest/index.js'

/** The id of every scripted answer, of the form that the service gives. */
export const requestId = '4f7d1c1a-2b7e-4c58-9d0a-6d3d6f1c5a10'

/**
 * What every answer of the service has, in its order and spelling. The date is the present one: clients set their clock by
 * it, and take an error with another one for a signature that has expired, to be made anew.
 */
const common = (): HeaderList => [
  ['Date', new Date().toUTCString()],
  ['x-amzn-RequestId', requestId],
]

/** The same reply to every request of a case. */
export const always = (reply: ScriptedReply): Script => ({ replies: [reply] })

/** A success with these members, written as the service does. */
export function answerReply(
  operation: ModelOperation,
  value: Readonly<Record<string, unknown>>,
): ScriptedReply {
  const { status, headers, body } = writeResponse(operation, value, stringifySorted)
  return { status, headers: [...common(), ...headers], body: [{ bytes: body }], length: 'exact' }
}

/** A success whose JSON is written by hand: what no value has, such as `1e2` or two spaces. */
export const jsonReply = (text: string, headers: HeaderList = []): ScriptedReply => ({
  status: 200,
  headers: [...common(), ['Content-Type', 'application/json'], ...headers],
  body: [{ bytes: new TextEncoder().encode(text) }],
  length: 'exact',
})

/** How the body of a stream goes out; one event a piece unless it says otherwise. */
export interface StreamPieces {
  /** Bytes a piece, whatever the events. */
  readonly every?: number
  /** Offsets to cut at. */
  readonly at?: readonly number[]
  /** Milliseconds before each piece but the first. */
  readonly pause?: number
  /** Members bound to headers, such as `performanceConfigLatency`. */
  readonly members?: Readonly<Record<string, unknown>>
}

/** A success that streams these events. */
export const streamReply = (
  operation: ModelOperation,
  events: readonly SequenceEvent[],
  pieces: StreamPieces = {},
): ScriptedReply => framesReply(operation, events.map(encodeEvent), pieces)

/** A success that streams these frames, sound or not. */
export function framesReply(
  operation: ModelOperation,
  frames: readonly Uint8Array[],
  { every, at, pause, members = {} }: StreamPieces = {},
): ScriptedReply {
  const { headers } = writeResponse(operation, { ...contentTypeOf(operation), ...members })
  const chunks =
    every !== undefined
      ? cutEvery(Buffer.concat(frames), every)
      : at !== undefined
        ? cutAt(Buffer.concat(frames), at)
        : frames
  return {
    status: 200,
    headers: [...common(), ['Content-Type', 'application/vnd.amazon.eventstream'], ...headers],
    body: chunks.map((bytes, index): ScriptedPiece =>
      pause !== undefined && index > 0 ? { bytes, after: pause } : { bytes },
    ),
  }
}

/** InvokeModelWithResponseStream says in a header what its chunks are. */
const contentTypeOf = ({ output }: ModelOperation): Readonly<Record<string, unknown>> =>
  output.members.some(({ name }) => name === 'contentType') ? { contentType: 'application/json' } : {}

/** Whatever somebody may answer: the service, or what stands in front of it. */
export const plainReply = (
  status: number,
  headers: HeaderList,
  body: string | Uint8Array,
): ScriptedReply => ({
  status,
  headers: [...common(), ...headers],
  body: [{ bytes: typeof body === 'string' ? new TextEncoder().encode(body) : body }],
  length: 'exact',
})

/** An error as the service sends it. */
export function serviceErrorReply(error: ServiceError): ScriptedReply {
  const { status, headers, body } = errorReply(error)
  return plainReply(status, headers, body)
}

/** A success with these members, to every request. */
export const answerScript = (operation: ModelOperation, value: Readonly<Record<string, unknown>>): Script =>
  always(answerReply(operation, value))

/** A success that streams these events, to every request. */
export const streamScript = (
  operation: ModelOperation,
  events: readonly SequenceEvent[],
  pieces?: StreamPieces,
): Script => always(streamReply(operation, events, pieces))

/** An error, to every request. */
export const errorScript = (error: ServiceError): Script => always(serviceErrorReply(error))
