import * as fc from 'fast-check'
import { chunked, cutAt, cutEvery } from '../../../generators/frames/chunks.js'
import type { FrameMessage } from '../../../generators/frames/messages.js'
import type { DecoderCaseData, ObservedTrial } from './caseData.js'
import { bytesOf, delta, encoded, eventHeaders, five, join, text } from './samples.js'
import { accept, either, family } from './trials.js'

const stream = encoded(...five)
/** Where each of the five begins. */
const edges = five.map((_, index) => encoded(...five.slice(0, index)).length)
const sizes = [2, 3, 4, 5, 7, 11, 12, 13, 15, 16, 17, 64, 127]

/** One message of `length` bytes of text. */
const long = (length: number): FrameMessage => delta('x'.repeat(length))

/** Events with one header more, and nothing in them that decoders are known to disagree on. */
function plainMessages(): fc.Arbitrary<FrameMessage> {
  const extra = fc.oneof(
    fc.string({ minLength: 1, maxLength: 40 }).map(text),
    fc.boolean().map((value) => ({ type: 'boolean', value }) as const),
    fc.uint8Array({ minLength: 1, maxLength: 40 }).map((value) => ({ type: 'binary', value }) as const),
  )
  return fc.tuple(extra, fc.string({ unit: 'grapheme', maxLength: 200 })).map(([value, words]) => ({
    headers: [...eventHeaders('contentBlockDelta'), ['x', value]],
    body: bytesOf(JSON.stringify({ words })),
  }))
}

/** Cut in every place within the bytes of `part`. */
function* splitsWithin(message: FrameMessage, part: string) {
  const bytes = encoded(message)
  const start = Buffer.from(bytes).indexOf(part)
  for (let place = start + 1; place < start + bytesOf(part).length; place += 1) {
    yield accept(`cut after byte ${place}`, cutAt(bytes, [place]), [message])
  }
}

/** Framing does not depend on the transport: however a stream is cut, its messages are the same. */
export const chunking: readonly DecoderCaseData[] = [
  {
    id: 'chunking.one-message',
    rule: 'frames.chunking',
    title: 'a message in one chunk is one message',
    trials: () => [accept('one message', encoded(five[1]!), [five[1]!])],
  },
  {
    id: 'chunking.one-chunk',
    rule: 'frames.chunking',
    title: 'five messages in one chunk are five messages, in order',
    trials: () => [accept('one chunk', stream, five)],
  },
  {
    id: 'chunking.two-way-splits',
    rule: 'frames.chunking',
    title: 'five messages, cut in two at every place, are the same five',
    trials: (options) =>
      family(stream.length - 1, options, (index) =>
        accept(`cut after ${index + 1} bytes`, cutAt(stream, [index + 1]), five),
      ),
  },
  {
    id: 'chunking.single-bytes',
    rule: 'frames.chunking',
    title: 'five messages, one byte a chunk',
    trials: () => [accept('one byte a chunk', cutEvery(stream, 1), five)],
  },
  {
    id: 'chunking.fixed-sizes',
    rule: 'frames.chunking',
    title: 'five messages in chunks of sizes around the fields of the prelude',
    trials: () => sizes.map((size) => accept(`chunks of ${size} bytes`, cutEvery(stream, size), five)),
  },
  {
    id: 'chunking.tail-and-head',
    rule: 'frames.chunking',
    title: 'a chunk with the end of one message, two whole ones and the start of a fourth',
    trials: () => [
      accept('cut in the first and the fourth', cutAt(stream, [edges[0]! + 50, edges[3]! + 50]), five),
    ],
  },
  {
    id: 'chunking.random',
    rule: 'frames.chunking',
    title: 'any messages, one of 64 KiB among them, cut anywhere',
    *trials({ seed, runs }) {
      const streams = fc
        .array(plainMessages(), { maxLength: 6 })
        .map((messages) => [...messages.slice(0, 3), long(65_536), ...messages.slice(3)])
        .chain((messages) => fc.tuple(fc.constant(messages), chunked(encoded(...messages))))
      for (const [round, [messages, chunks]] of fc.sample(streams, { seed, numRuns: runs * 5 }).entries()) {
        yield accept(`round ${round} of seed ${seed}`, chunks, messages)
      }
    },
  },
  {
    id: 'chunking.empty-chunks',
    rule: 'frames.chunking',
    title: 'empty chunks before, between and within messages have no effect',
    trials: () => [
      accept('at the ends', [new Uint8Array(), stream, new Uint8Array()], five),
      accept('within', cutAt(stream, [0, 6, 6, edges[1]!, edges[1]!, edges[1]! + 40, edges[1]! + 40]), five),
    ],
  },
  {
    id: 'chunking.reused-buffer',
    rule: 'frames.chunking',
    level: 'should',
    features: ['messages', 'transport'],
    title: 'chunks that are views into one buffer, overwritten after each: what was given stays as it was',
    trials: () => [
      accept('one chunk', [stream, bytesOf(' ').subarray(1)], five, { reuse: true }),
      accept('chunks of 64 bytes', cutEvery(stream, 64), five, { reuse: true }),
    ],
  },
  {
    id: 'chunking.split-character',
    rule: 'frames.chunking',
    title: 'a cut within a character of the payload: the text is exact',
    trials: () => splitsWithin(five[2]!, '世界 😀'),
  },
  {
    id: 'chunking.split-header-text',
    rule: 'frames.chunking',
    title: 'a cut within a character of a header: the text is exact',
    trials: () =>
      splitsWithin(
        { headers: [...eventHeaders('x'), ['né', text('日本語 😀')]], body: bytesOf('{}') },
        '日本語 😀',
      ),
  },
  {
    id: 'chunking.empty-body',
    rule: 'frames.chunking',
    level: 'should',
    twins: ['chunking.one-chunk'],
    title: 'an empty body is a stream of no messages, and no error',
    trials: () => [accept('no chunk', [], []), accept('one empty chunk', [new Uint8Array()], [])],
  },
  {
    id: 'chunking.next-stream',
    rule: 'frames.chunking',
    level: 'should',
    twins: ['chunking.one-chunk'],
    title: 'a stream that was cut off leaves nothing behind for the next one',
    trials: () => [
      either('cut off', stream.subarray(0, edges[2]! + 30)),
      accept('the next stream', stream, five),
      either('broken', join(stream.subarray(0, edges[1]), bytesOf('no message at all'))),
      accept('and the next', stream, five),
    ],
  },
  {
    id: 'chunking.many-messages',
    rule: 'frames.resources',
    heavy: true,
    title: '10,000 messages in chunks of 16 KiB, in time that grows with their number',
    trials: () =>
      [1250, 10_000].map((count) => {
        const messages = Array.from({ length: count }, (_, index) => delta(`word ${index}`))
        return accept(`${count} messages`, cutEvery(encoded(...messages), 16_384), messages)
      }),
    compare: growsLinearly,
  },
  {
    id: 'chunking.many-chunks',
    rule: 'frames.resources',
    heavy: true,
    title: 'a message of 2 MiB in chunks of 64 bytes, in time that grows with their number',
    trials: () =>
      [262_144, 2_097_152].map((length) => {
        const message = long(length)
        return accept(`${length} bytes`, cutEvery(encoded(message), 64), [message])
      }),
    compare: growsLinearly,
  },
]

/** The last trial is eight times the first; what grows with the square takes sixty-four times as long. */
function growsLinearly(trials: readonly ObservedTrial[]) {
  const [small, large] = trials.map(({ outcome }) => outcome.milliseconds)
  if (small === undefined || large === undefined || large < 500 || large < 20 * small) return []
  return [
    { message: 'eight times as much took more than twenty times as long: the work grows with the square' },
  ]
}
