import { flipBit, frameFaults } from '../../../generators/frames/faults.js'
import type { FrameMessage } from '../../../generators/frames/messages.js'
import { encodeMessage } from '../../wire/frames/encode.js'
import { inspect } from '../../wire/frames/inspect.js'
import { hex32 } from '../../wire/frames/prelude.js'
import type { DecoderCaseData } from './caseData.js'
import { allTypes, bytesOf, delta, encoded, join, text } from './samples.js'
import { accept, family, reject } from './trials.js'

const frame = encoded(allTypes)
const small: FrameMessage = {
  headers: [['content-type', text('text/plain')]],
  body: bytesOf("{'foo':'bar'}"),
}
const short = encoded(small)
const one = delta('one')
const two = delta('two')
const twins = ['checksums.sound']

const without = (bytes: Uint8Array, at: number) => join(bytes.subarray(0, at), bytes.subarray(at + 1))
const inserted = (bytes: Uint8Array, at: number) =>
  join(bytes.subarray(0, at), bytesOf('x'), bytes.subarray(at))
const changed = (bytes: Uint8Array, at: number, by = 0x5a) => {
  const copy = Uint8Array.from(bytes)
  copy[at]! ^= by
  return copy
}

/** The message with a checksum that is computed in a wrong way. */
function miscounted(id: string, fault: string, title: string): DecoderCaseData {
  const { make } = frameFaults.find((candidate) => candidate.id === fault)!
  return {
    id: `checksums.${id}`,
    rule: 'frames.message.crc',
    twins,
    title: `a message checksum ${title} is refused`,
    trials: () => [one, allTypes].map((message, index) => reject(`message ${index}`, make(message, 0))),
  }
}

/** A message whose checksums both have their highest bit set; that of the prelude depends on the lengths alone. */
function highest(): FrameMessage {
  for (let length = 0; ; length += 1) {
    for (const letter of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const message = delta(letter.repeat(length))
      const { preludeCrc, messageCrc } = inspect(encodeMessage(message)).messages[0]!
      if (Math.min(preludeCrc.stored, messageCrc.stored) >= 2 ** 31) return message
    }
  }
}

/** "Comprehensive integrity checks, ensuring that corruption can always be recognized and handled immediately." */
export const checksums: readonly DecoderCaseData[] = [
  {
    id: 'checksums.sound',
    rule: 'frames.checksums',
    title: 'the messages that are damaged below, sound as they are, are one message each with its payload',
    trials: () =>
      [allTypes, small, one].map((message, index) => ({
        label: `message ${index}`,
        stream: { chunks: [encoded(message)] },
        expect: { end: 'end', payloads: [message.body] },
      })),
  },
  {
    id: 'checksums.bit-flips',
    rule: 'frames.message.crc',
    twins,
    title: 'a message with any one of its bits flipped is refused',
    trials: (options) =>
      family(frame.length * 8, options, (bit) =>
        reject(`bit ${bit & 7} of byte ${bit >> 3}`, flipBit(frame, 0, frame.length, bit)),
      ),
  },
  {
    id: 'checksums.inverted-bytes',
    rule: 'frames.message.crc',
    twins,
    title: 'a message with any one of its bytes inverted is refused',
    trials: (options) =>
      family(frame.length, options, (at) => reject(`byte ${at}`, changed(frame, at, 0xff))),
  },
  {
    id: 'checksums.inserted-byte',
    rule: 'frames.integrity',
    twins,
    title: 'a message with a byte too many in any place is refused',
    *trials() {
      for (let at = 0; at < short.length; at += 1) {
        // Before a byte of the same value it is the same as behind it.
        if (short[at] !== 0x78) yield reject(`before byte ${at}`, inserted(short, at))
      }
    },
  },
  {
    id: 'checksums.deleted-byte',
    rule: 'frames.integrity',
    twins,
    title: 'a message that lost any one of its bytes is refused, although the next one fills the gap',
    *trials() {
      for (let at = 0; at < short.length; at += 1)
        yield reject(`byte ${at}`, join(without(short, at), encoded(one)))
    },
  },
  miscounted('without-prelude-crc', 'crc-without-prelude-crc', 'that leaves out the prelude checksum'),
  miscounted('data-alone', 'crc-of-data-alone', 'of headers and payload alone'),
  miscounted('little-endian', 'crc-little-endian', 'in little-endian order'),
  miscounted('castagnoli', 'crc-32c', 'by the polynomial of CRC-32C'),
  {
    id: 'checksums.top-bit',
    rule: 'frames.checksums',
    title: 'checksums with their highest bit set are compared as unsigned',
    trials() {
      const message = highest()
      return [accept('both above 2^31', encoded(message), [message])]
    },
  },
  {
    id: 'checksums.termination',
    rule: 'frames.termination',
    twins: ['chunking.one-chunk'],
    title: 'after a message with a wrong checksum nothing is given, however sound',
    trials: () => [
      reject('payload changed', join(encoded(one), changed(encoded(two), 150), encoded(one)), [one]),
      reject('prelude changed', join(encoded(one), changed(encoded(two), 6), encoded(one)), [one]),
    ],
  },
  {
    id: 'checksums.each-field',
    rule: 'frames.integrity',
    twins,
    title: 'a byte changed in a length, in the headers or in the payload is refused',
    trials: () => [
      reject('total length', changed(short, 0)),
      reject('headers length', changed(short, 4)),
      reject('headers', changed(short, 20)),
      reject('payload', changed(short, short.length - 8)),
    ],
  },
  {
    id: 'checksums.diagnosis',
    rule: 'frames.message.crc',
    level: 'info',
    twins,
    title: 'the error names the checksum that is wrong and both values, in decimal or hexadecimal',
    trials() {
      const bytes = changed(encoded(two), 150)
      const { stored } = inspect(bytes).messages[0]!.messageCrc
      const trial = reject('payload changed', bytes)
      return [
        {
          ...trial,
          expect: { ...trial.expect, error: { tells: [`${stored}|${hex32(stored)}`, 'message'] } },
        },
      ]
    },
  },
]
