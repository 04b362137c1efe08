import { assembleFrame } from '../../wire/frames/assemble.js'
import { crc32 } from '../../wire/frames/crc32.js'
import type { DecoderCaseData, Trial } from './caseData.js'
import { delta, encoded, join, sectionOf } from './samples.js'
import { accept, reject } from './trials.js'

const one = delta('one')
const ok = encoded(one)
const section = sectionOf(one)
const room = ok.length - 16
const twins = ['chunking.one-message']
const nothing = { headers: [], body: new Uint8Array() }

const hex = (value: number) => `0x${value.toString(16).padStart(8, '0')}`

/** The message with another length in its prelude; both checksums are right for the bytes as they are. */
const withTotal = (totalLength: number) => assembleFrame({ headers: section, payload: one.body, totalLength })
const withHeaders = (headersLength: number) =>
  assembleFrame({ headers: section, payload: one.body, headersLength })

/** What no decoder has to hold for 64 bytes: the least that a wrong length claims is eight times as much. */
const allocatesAtMost = 256 * 1024 * 1024

/** 64 bytes of a message that claims to have `totalLength`. */
const claiming = (totalLength: number, preludeCrc?: number): Trial => {
  const frame = assembleFrame({
    payload: new Uint8Array(48).fill(0x61),
    totalLength,
    ...(preludeCrc !== undefined && { preludeCrc }),
  })
  const trial = reject(`total length ${hex(totalLength)}`, frame, [], { measure: true })
  return { ...trial, expect: { ...trial.expect, allocatesAtMost } }
}

/** The prelude says how long a message and its headers are, and its checksum that this can be relied on. */
export const preludes: readonly DecoderCaseData[] = [
  {
    id: 'prelude.empty-message',
    rule: 'frames.lengths',
    title: 'the 16 bytes of a message without headers and payload are one message',
    trials: () => [accept('16 bytes', encoded(nothing), [nothing])],
  },
  {
    id: 'prelude.crc',
    rule: 'frames.prelude.crc',
    twins,
    title: 'a wrong prelude checksum is refused although the message checksum is right for those bytes',
    trials: () =>
      [0, 0xffffffff, crc32(ok, 0, 8) ^ 1].map((preludeCrc) =>
        reject(
          `prelude checksum ${hex(preludeCrc >>> 0)}`,
          assembleFrame({ headers: section, payload: one.body, preludeCrc: preludeCrc >>> 0 }),
        ),
      ),
  },
  {
    id: 'prelude.total-length-zero',
    rule: 'frames.total-length.minimum',
    twins,
    title: 'a total length of 0 with a right checksum is refused, and does not go on for ever',
    trials: () => [reject('alone', withTotal(0)), reject('before a message', join(withTotal(0), ok))],
  },
  {
    id: 'prelude.total-length-small',
    rule: 'frames.total-length.minimum',
    twins,
    title: 'a total length below 16 with a right checksum is refused',
    trials: () => [1, 4, 8, 11, 13, 15].map((length) => reject(`total length ${length}`, withTotal(length))),
  },
  {
    id: 'prelude.total-length-twelve',
    rule: 'frames.total-length.minimum',
    twins: ['chunking.one-chunk'],
    title:
      'a prelude that claims to be all of its message is refused, and what follows it is no second message',
    trials: () => [
      reject('total length 12', join(assembleFrame({ totalLength: 12 }).subarray(0, 12), ok)),
      reject('after a message', join(ok, assembleFrame({ totalLength: 12 }).subarray(0, 12), ok), [one]),
    ],
  },
  {
    id: 'prelude.headers-one-too-long',
    rule: 'frames.headers-length.room',
    twins,
    title: 'headers that are one byte longer than the message has room for are refused',
    trials: () => [reject('room + 1', withHeaders(room + 1))],
  },
  {
    id: 'prelude.headers-far-too-long',
    rule: 'frames.headers-length.room',
    twins,
    title: 'headers that are far longer than the message, or wrap around 32 bits, are refused',
    trials: () =>
      [room + 4, room + 16, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff].map((length) =>
        reject(`headers length ${hex(length)}`, withHeaders(length)),
      ),
  },
  {
    id: 'prelude.headers-of-one-byte',
    rule: 'frames.header.name.overrun',
    level: 'should',
    twins,
    title: 'a header section of one byte is refused: a header has at least three',
    trials: () => [reject('headers length 1', withHeaders(1))],
  },
  {
    id: 'prelude.headers-cut-value',
    rule: 'frames.header.value.overrun',
    twins,
    title: 'a headers length that ends within a value is refused',
    trials: () => [reject('three bytes less', withHeaders(section.length - 3))],
  },
  {
    id: 'prelude.headers-end-early',
    rule: 'frames.lengths',
    title: 'a headers length that ends after the first header: what follows is payload',
    trials() {
      const [first] = one.headers
      const message = { headers: [first!], body: one.body }
      const headersLength = sectionOf(message).length
      const body = join(section.subarray(headersLength), one.body)
      return [accept('one header', withHeaders(headersLength), [{ ...message, body }])]
    },
  },
  {
    id: 'prelude.huge-length-broken',
    rule: 'frames.prelude.crc',
    twins,
    title:
      'a total length of 4 GiB with a wrong prelude checksum is refused, and no such memory is asked for',
    trials: () => [claiming(0xffffffff, 0x12345678)],
  },
  {
    id: 'prelude.huge-length-at-once',
    rule: 'frames.prelude.crc',
    twins,
    features: ['messages', 'transport'],
    title: 'a total length of 4 GiB with a wrong prelude checksum is refused by its first twelve bytes',
    trials: () => [
      reject('twelve bytes', assembleFrame({ totalLength: 0xffffffff, preludeCrc: 1 }).subarray(0, 12), [], {
        end: 'open',
      }),
    ],
  },
  {
    id: 'prelude.huge-length',
    rule: 'frames.resources',
    twins,
    title:
      'a total length of 2 or 4 GiB with a right checksum is no negative number, and nothing is set aside for it',
    trials: () => [claiming(0x80000000), claiming(0xffffffff)],
  },
]
