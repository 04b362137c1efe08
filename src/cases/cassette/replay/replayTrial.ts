import type { Level } from '../../../contract/index.js'
import type { Message } from '../../../wire/frames/message.js'
import type { Trial } from '../../decoder/caseData.js'
import type { DecoderRuleId } from '../../decoder/rules.js'
import type { RecordedStream } from './recordedStream.js'

/** One way to hand a recorded stream to a decoder, and the law that it shows. */
export interface ReplayTrial extends Trial {
  readonly law: Law
}

/** What the replay of a recorded stream can show of a decoder, each with the sentence it is told by. */
export const laws = {
  /** Framing does not depend on the transport: every chunking gives the same messages. */
  chunking: { rule: 'frames.chunking' },
  /** A message that is cut off is no message, and not the end. */
  cut: { rule: 'frames.integrity' },
  /** A stream that ends between two messages is whole as far as messages go. */
  edge: { rule: 'frames.chunking' },
  /** A bit that is flipped in the lengths is seen before they are believed. */
  'flip-prelude': { rule: 'frames.prelude.crc' },
  /** A bit that is flipped anywhere else is seen before the message is given. */
  'flip-message': { rule: 'frames.message.crc' },
  /** A connection that stalls within a message and then breaks is no end. */
  stalled: { rule: 'frames.integrity', level: 'should' },
  /** Pieces that arrive in another order are no messages. */
  'reordered-bytes': { rule: 'frames.integrity' },
  /** Whole messages that arrive in another order are given in that order: they are sound. */
  'reordered-messages': { rule: 'frames.chunking' },
} as const satisfies Readonly<Record<string, { rule: DecoderRuleId; level?: Level }>>

export type Law = keyof typeof laws

/** The stream as it was: all its messages, and no complaint but where it was recorded damaged. */
export const asRecorded = (
  law: Law,
  label: string,
  chunks: readonly Uint8Array[],
  { messages, sound }: RecordedStream,
): ReplayTrial => ({
  law,
  label,
  stream: { chunks },
  expect: { end: sound ? 'end' : 'error', messages },
})

/**
 * The stream with a fault: what stands whole before the first byte that differs, then an error. This needs no decoder to
 * know what is right.
 */
export function withFault(
  law: Law,
  label: string,
  faulty: Uint8Array,
  { body, edges, messages }: RecordedStream,
): ReplayTrial {
  const differs = firstDifference(body, faulty)
  const whole = edges.findLastIndex((edge) => edge <= differs)
  return fails(law, label, faulty, messages.slice(0, whole))
}

export const fails = (
  law: Law,
  label: string,
  faulty: Uint8Array,
  messages: readonly Message[],
): ReplayTrial => ({ law, label, stream: { chunks: [faulty] }, expect: { end: 'error', messages } })

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at
  return length
}
