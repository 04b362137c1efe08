import type { Message } from '../../../wire/frames/message.js'
import { inspect } from '../../../wire/frames/inspect.js'
import { joinBytes } from './joinBytes.js'

/** A recorded body as the laws need it: its bytes, its pieces, and where its messages stand. */
export interface RecordedStream {
  readonly body: Uint8Array
  /** As it arrived. */
  readonly chunks: readonly Uint8Array[]
  /** What a decoder has to give: the messages up to the first that is damaged. */
  readonly messages: readonly Message[]
  /** Where each of them begins, and where the last one ends. */
  readonly edges: readonly number[]
  /** Lengths of their header sections. */
  readonly headers: readonly number[]
  /** Whether nothing follows them. */
  readonly sound: boolean
}

export function readRecordedStream(chunks: readonly Uint8Array[]): RecordedStream {
  const body = joinBytes(chunks)
  const { messages, faults } = inspect(body)
  const damaged = messages.findIndex(
    ({ afterFault, faults: own }) => afterFault || own.some(({ level }) => level !== 'info'),
  )
  const readable = damaged === -1 ? messages : messages.slice(0, damaged)
  return {
    body,
    chunks,
    messages: readable.map((message) => message.toMessage()),
    edges: [0, ...readable.map(({ offset, totalLength }) => offset + totalLength)],
    headers: readable.map(({ headersLength }) => headersLength),
    sound: faults.every(({ level }) => level === 'info'),
  }
}
