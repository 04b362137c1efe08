import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aggregate } from '../../src/stream/aggregate.js'
import { checkSequence } from '../../src/stream/checkSequence.js'
import { readEvent } from '../../src/stream/readEvent.js'
import { encodeMessage } from '../../src/wire/frames/encode.js'
import { describeFault } from '../../src/wire/frames/fault.js'
import { inspect, type Inspection } from '../../src/wire/frames/inspect.js'
import type { InspectedHeader } from '../../src/wire/frames/readHeaders.js'
import { brokenLaws } from '../laws.js'
import { chunked, cutAt, cutEvery } from './chunks.js'
import { faultyFrames, frameFaults } from './faults.js'
import { frameMessages, frameStreams } from './messages.js'
import { converseSequences, encodeEvent } from './sequences.js'

const first = ({ faults }: Inspection) => (faults[0] === undefined ? undefined : describeFault(faults[0]))

describe('the laws of generators', () => {
  test('valid messages', () => {
    expect(brokenLaws(frameMessages(), (message) => first(inspect(encodeMessage(message))))).toEqual([])
  })

  test('faulty frames have the fault of their label, and their twins none', () => {
    const objection = ({
      fault,
      twin,
      bytes,
    }: ReturnType<typeof faultyFrames> extends fc.Arbitrary<infer T> ? T : never) => {
      const sound = first(inspect(encodeMessage(twin)))
      if (sound !== undefined) return `the twin: ${sound}`
      const codes = inspect(bytes).faults.map(({ code }) => code)
      return codes[0] === fault.code ? undefined : `${fault.id} is called ${codes.join(', ') || 'sound'}`
    }
    expect(brokenLaws(faultyFrames(), objection, { runs: 300, shrinks: 5 })).toEqual([])
  })

  test('chunks are the bytes', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index & 0xff)
    const objection = (chunks: readonly Uint8Array[]) =>
      Buffer.compare(Buffer.concat(chunks), bytes) === 0 ? undefined : 'bytes were lost'
    expect(brokenLaws(chunked(bytes), objection)).toEqual([])
    expect(cutAt(bytes, [3, 1, 3]).map(({ length }) => length)).toEqual([1, 2, 0, 297])
    expect(cutEvery(bytes, 128).map(({ length }) => length)).toEqual([128, 128, 44])
  })

  test('sequences are lawful and can be folded', () => {
    expect(
      brokenLaws(converseSequences(), (events) => {
        const { messages, faults } = inspect(events.map(encodeEvent))
        const readings = messages.map((message) => readEvent(message))
        const problems = [...faults, ...readings.flatMap((reading) => reading.faults)]
        const read = readings.map(({ event }) => event!)
        const [unlawful] = checkSequence('ConverseStream', read, '2026-07-31')
        aggregate(read)
        return problems.length > 0 ? 'the frames are not sound' : unlawful?.message
      }),
    ).toEqual([])
  })
})

test('every fault has a code of its own kind, and all codes that need no role are covered', () => {
  expect(new Set(frameFaults.map(({ id }) => id)).size).toBe(frameFaults.length)
  expect([...new Set(frameFaults.map(({ code }) => code))].sort()).toMatchInlineSnapshot(`
    [
      "header.duplicate",
      "header.name.empty",
      "header.name.overrun",
      "header.name.utf8",
      "header.type.missing",
      "header.type.unknown",
      "header.value.cut",
      "header.value.empty",
      "header.value.length",
      "header.value.long",
      "header.value.overrun",
      "header.value.utf8",
      "headers-length.room",
      "message.crc",
      "message.truncated",
      "prelude.crc",
      "prelude.truncated",
      "total-length.minimum",
    ]
  `)
})

/** What an inspection says, one line a fact; bytes as text, which compares fast. */
const diagnosis = ({ messages, faults, gaps }: Inspection): string[] => [
  ...messages.map(({ headers, faults, ...facts }) =>
    JSON.stringify([facts, faults.length, headers.map(headerFacts)]),
  ),
  ...messages.map(({ payload }) => Buffer.from(payload).toString('latin1')),
  ...faults.map((fault) => JSON.stringify(fault)),
  ...gaps.map((gap) => JSON.stringify(gap)),
]

const headerFacts = ({
  name,
  indicator,
  offset,
  length,
  nameBytes,
  valueOffset,
  valueBytes,
}: InspectedHeader) => {
  const bytes = [nameBytes, valueBytes].map((part) => Buffer.from(part).toString('latin1'))
  return [name, indicator, offset, length, valueOffset, ...bytes]
}

describe('the short way and the long way', () => {
  const streams = frameStreams().chain(({ bytes }) => fc.tuple(fc.constant(bytes), chunked(bytes)))

  test('give the same on sound streams, however they are cut', () => {
    fc.assert(
      fc.property(
        streams,
        fc.constantFrom('client' as const, 'service' as const),
        ([bytes, chunks], role) => {
          const long = inspect(bytes, { role, fast: false })
          expect(diagnosis(inspect(chunks, { role }))).toEqual(diagnosis(long))
          expect(diagnosis(inspect(chunks, { role, fast: false }))).toEqual(diagnosis(long))
        },
      ),
      { seed: 1, numRuns: 200 },
    )
  })

  test('give the same diagnosis of faulty frames between sound ones', () => {
    const mixed = fc
      .array(
        fc.oneof(
          frameMessages().map(encodeMessage),
          faultyFrames().map(({ bytes }) => bytes),
        ),
        { maxLength: 8 },
      )
      // Twice, so that the second half meets header sections that are known.
      .map((frames) => Buffer.concat([...frames, ...frames]))
      .chain((bytes) => fc.tuple(fc.constant(bytes), chunked(bytes)))
    fc.assert(
      fc.property(mixed, ([bytes, chunks]) => {
        const long = diagnosis(inspect(bytes, { fast: false }))
        expect(diagnosis(inspect(chunks))).toEqual(long)
        expect(diagnosis(inspect(chunks, { fast: false }))).toEqual(long)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  test('give the same diagnosis of streams with flipped bits and lost bytes', () => {
    const damaged = fc
      .tuple(frameStreams(), fc.array(fc.nat(), { maxLength: 3 }), fc.array(fc.nat(), { maxLength: 2 }))
      .map(([{ bytes }, flips, losses]) => {
        const damaged = Buffer.concat([bytes, bytes])
        for (const flip of flips) if (damaged.length > 0) damaged[flip % damaged.length]! ^= 1 << (flip & 7)
        return losses.reduce<Buffer>((rest, loss) => {
          const at = loss % (rest.length + 1)
          return Buffer.concat([rest.subarray(0, at), rest.subarray(at + 1)])
        }, damaged)
      })
      .chain((bytes) => fc.tuple(fc.constant(bytes), chunked(bytes)))
    fc.assert(
      fc.property(damaged, ([bytes, chunks]) => {
        expect(diagnosis(inspect(chunks))).toEqual(diagnosis(inspect(bytes, { fast: false })))
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})
