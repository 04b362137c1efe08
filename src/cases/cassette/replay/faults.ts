import * as fc from 'fast-check'
import { flipBit } from '../../../../generators/frames/faults.js'
import { PRELUDE } from '../../../wire/frames/assemble.js'
import { joinBytes } from './joinBytes.js'
import type { RecordedStream } from './recordedStream.js'
import { fails, withFault, type Law, type ReplayTrial } from './replayTrial.js'

/** Where a message can be cut, by what was read last: bytes from its start, of one with a section of `h` and `t` in all. */
const places: Readonly<Record<string, (h: number, t: number) => number>> = {
  'after 1 byte of a message': () => 1,
  'after 2 bytes of a message': () => 2,
  'after 3 bytes of a message': () => 3,
  'after the total length': () => 4,
  'within the length of the headers': () => 6,
  'within the checksum of the prelude': () => 10,
  'after the prelude': () => PRELUDE,
  'within the name of a header': (h) => PRELUDE + Math.min(h, 2),
  'within the last header': (h) => PRELUDE + Math.max(0, h - 1),
  'after the headers': (h) => PRELUDE + h,
  'within the payload': (h, t) => (PRELUDE + h + t - 4) >> 1,
  'before the checksum of the message': (_, t) => t - 4,
  'within the checksum of the message': (_, t) => t - 2,
  'before the last byte of a message': (_, t) => t - 1,
}

/** Parts of a message, from and to, of one with a section of `h` and `t` in all. */
const parts: Readonly<Record<string, readonly [Law, (h: number, t: number) => readonly [number, number]]>> = {
  // The upper bits would have a decoder that believes them ask for gigabytes; the decoder suite has those.
  'the total length': ['flip-prelude', () => [1, 4]],
  'the length of the headers': ['flip-prelude', () => [4, 8]],
  'the checksum of the prelude': ['flip-prelude', () => [8, PRELUDE]],
  'the headers': ['flip-message', (h) => [PRELUDE, PRELUDE + h]],
  'the payload': ['flip-message', (h, t) => [PRELUDE + h, t - 4]],
  'the checksum of the message': ['flip-message', (_, t) => [t - 4, t]],
}

/**
 * The stream cut at every kind of place, with a bit flipped in every part, stalled and reset, and with pieces and messages
 * in another order; which message it is that the seed decides.
 */
export function* faults(recorded: RecordedStream, seed: number): Generator<ReplayTrial> {
  const { body, edges, headers, messages } = recorded
  if (messages.length === 0) return
  const dice = fc.sample(fc.nat(0xffff_ff), { seed, numRuns: 64 })
  const roll = (sides: number): number => dice.pop()! % sides
  const pick = () => {
    const index = roll(messages.length)
    const start = edges[index]!
    return { index, start, headers: headers[index]!, length: edges[index + 1]! - start }
  }

  for (const [label, place] of Object.entries(places)) {
    const message = pick()
    const end = message.start + place(message.headers, message.length)
    yield fails('cut', `cut ${label}`, body.subarray(0, end), messages.slice(0, message.index))
  }
  const edge = 1 + roll(messages.length)
  yield {
    law: 'edge',
    label: 'cut between two messages',
    stream: { chunks: [body.subarray(0, edges[edge])] },
    expect: { end: 'end', messages: messages.slice(0, edge) },
  }
  for (const [label, [law, part]] of Object.entries(parts)) {
    const message = pick()
    const [from, to] = part(message.headers, message.length)
    if (from === to) continue
    const flipped = flipBit(body, message.start + from, message.start + to, roll((to - from) * 8))
    yield withFault(law, `a bit flipped in ${label}`, flipped, recorded)
  }
  yield* stalled(recorded, pick())
  yield* reordered(recorded, pick(), roll)
}

interface Place {
  readonly index: number
  readonly start: number
  readonly length: number
}

function* stalled(
  { body, messages }: RecordedStream,
  { index, start, length }: Place,
): Generator<ReplayTrial> {
  const trial = fails(
    'stalled',
    'stalled within a message, then reset',
    body.subarray(0, start + (length >> 1)),
    messages.slice(0, index),
  )
  yield { ...trial, stream: { ...trial.stream, end: 'reset' } }
}

function* reordered(
  recorded: RecordedStream,
  { index, start, length }: Place,
  roll: (sides: number) => number,
): Generator<ReplayTrial> {
  const { body, edges, messages } = recorded
  // Two pieces of which the first begins within a message and neither is the other.
  const from = start + 1 + roll(length - 2)
  const size = 1 + roll(Math.min(64, (body.length - from) >> 1))
  const [one, two] = [body.subarray(from, from + size), body.subarray(from + size, from + 2 * size)]
  if (Buffer.compare(one, two) !== 0) {
    const swapped = joinBytes([body.subarray(0, from), two, one, body.subarray(from + 2 * size)])
    yield withFault('reordered-bytes', `two pieces of ${size} bytes in another order`, swapped, recorded)
  }
  const next = index + 1
  if (next >= messages.length) return
  const [first, second] = [
    body.subarray(edges[index], edges[next]),
    body.subarray(edges[next], edges[next + 1]),
  ]
  yield {
    law: 'reordered-messages',
    label: 'two messages in another order',
    stream: { chunks: [body.subarray(0, edges[index]), second, first, body.subarray(edges[next + 1])] },
    expect: {
      end: 'end',
      messages: messages.with(index, messages[next]!).with(next, messages[index]!),
    },
  }
}
