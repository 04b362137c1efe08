import type { FrameMessage } from '../../../generators/frames/messages.js'
import type { DecoderStream } from '../../subjects/decoder/subject.js'
import type { Trial, TrialOptions } from './caseData.js'
import { decoded, encoded } from './samples.js'

type Chunks = Uint8Array | readonly Uint8Array[]
type Circumstances = Omit<DecoderStream, 'chunks'>

const chunksOf = (bytes: Chunks): readonly Uint8Array[] => (bytes instanceof Uint8Array ? [bytes] : bytes)

/** The stream has to give exactly these messages, and no error. */
export const accept = (
  label: string,
  bytes: Chunks,
  messages: readonly FrameMessage[],
  circumstances: Circumstances = {},
): Trial => ({
  label,
  stream: { ...circumstances, chunks: chunksOf(bytes) },
  expect: { end: 'end', messages: messages.map(decoded) },
})

/** The stream has to give exactly the messages before its fault, then an error. */
export const reject = (
  label: string,
  bytes: Chunks,
  before: readonly FrameMessage[] = [],
  circumstances: Circumstances = {},
): Trial => ({
  label,
  stream: { ...circumstances, chunks: chunksOf(bytes) },
  expect: { end: 'error', messages: before.map(decoded) },
})

/** Whatever comes of it, as long as it comes to an end. */
export const either = (label: string, bytes: Chunks): Trial => ({
  label,
  stream: { chunks: chunksOf(bytes) },
  expect: { end: 'either' },
})

/** Messages that have to come out as they went in, one stream each. */
export const exactly = (messages: Readonly<Record<string, FrameMessage>>): Trial[] =>
  Object.entries(messages).map(([label, message]) => accept(label, encoded(message), [message]))

/** The trials of an exhaustive family: all of them, or with fewer than 20 runs evenly fewer, first and last included. */
export function family(count: number, { runs }: TrialOptions, trial: (index: number) => Trial): Trial[] {
  const kept = Math.min(count, Math.ceil((count * runs) / 20))
  const step = kept > 1 ? (count - 1) / (kept - 1) : 1
  return Array.from({ length: kept }, (_, index) => trial(Math.round(index * step)))
}
