import * as fc from 'fast-check'
import { assembleFrame, OVERHEAD, PRELUDE } from '../../src/wire/frames/assemble.js'
import { castagnoli } from '../../src/wire/frames/castagnoli.js'
import { crc32 } from '../../src/wire/frames/crc32.js'
import { encodeMessage } from '../../src/wire/frames/encode.js'
import { encodeHeader } from '../../src/wire/frames/encodeHeader.js'
import type { FrameFaultCode } from '../../src/wire/frames/rules.js'
import { type BrokenHeader, brokenHeaders } from './brokenHeaders.js'
import { type FrameMessage, frameMessages } from './messages.js'

/** One deliberate fault of a frame. */
export interface FrameFault {
  readonly id: string
  /** What the strict inspector has to call it. */
  readonly code: FrameFaultCode
  /** The bytes of the message with the fault in it; `choice`, any natural number, picks one of the ways to have it. */
  readonly make: (message: FrameMessage, choice: number) => Uint8Array
}

const sectionOf = (message: FrameMessage) =>
  Buffer.concat(message.headers.map(([name, value]) => encodeHeader(name, value)))

/** Flip one of the bits from byte `from` up to, not including, byte `to`. */
export function flipBit(frame: Uint8Array, from: number, to: number, choice: number): Uint8Array {
  const bit = choice % ((to - from) * 8)
  const flipped = Uint8Array.from(frame)
  flipped[from + (bit >> 3)]! ^= 1 << (bit & 7)
  return flipped
}

/** A message whose checksum is computed in a wrong way, and stored as it is. */
const miscounted = (id: string, compute: (sound: Uint8Array) => number): FrameFault => ({
  id,
  code: 'message.crc',
  make(message) {
    const sound = encodeMessage(message)
    const frame = Uint8Array.from(sound)
    new DataView(frame.buffer).setUint32(frame.length - 4, compute(sound))
    return frame
  },
})

const swapped = (value: number) => Buffer.from(new Uint32Array([value]).buffer).readUInt32BE()
const storedCrc = (sound: Uint8Array) =>
  new DataView(sound.buffer, sound.byteOffset).getUint32(sound.length - 4)

const framing: readonly FrameFault[] = [
  {
    id: 'prelude-bit-flip',
    code: 'prelude.crc',
    make: (message, choice) => flipBit(encodeMessage(message), 0, PRELUDE, choice),
  },
  {
    id: 'prelude-crc-wrong-message-crc-right',
    code: 'prelude.crc',
    make: (message, choice) =>
      assembleFrame({ headers: sectionOf(message), payload: message.body, preludeCrc: choice }),
  },
  {
    id: 'total-length-below-minimum',
    code: 'total-length.minimum',
    make: (message, choice) =>
      assembleFrame({ headers: sectionOf(message), payload: message.body, totalLength: choice % OVERHEAD }),
  },
  {
    id: 'headers-length-beyond-message',
    code: 'headers-length.room',
    make(message, choice) {
      const headers = sectionOf(message)
      const room = headers.length + message.body.length
      const beyond = [room + 1, room + 4, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff]
      return assembleFrame({ headers, payload: message.body, headersLength: beyond[choice % beyond.length]! })
    },
  },
  {
    id: 'message-bit-flip',
    code: 'message.crc',
    make(message, choice) {
      const frame = encodeMessage(message)
      return flipBit(frame, PRELUDE, frame.length, choice)
    },
  },
  {
    id: 'message-truncated',
    code: 'message.truncated',
    make(message, choice) {
      const frame = encodeMessage(message)
      return frame.subarray(0, PRELUDE + (choice % (frame.length - PRELUDE)))
    },
  },
  {
    id: 'prelude-truncated',
    code: 'prelude.truncated',
    make: (message, choice) => encodeMessage(message).subarray(0, 1 + (choice % (PRELUDE - 1))),
  },
  miscounted('crc-little-endian', (sound) => swapped(storedCrc(sound))),
  miscounted('crc-without-prelude-crc', (sound) =>
    crc32(sound, PRELUDE, sound.length - 4, crc32(sound, 0, 8)),
  ),
  miscounted('crc-of-data-alone', (sound) => crc32(sound, PRELUDE, sound.length - 4)),
  miscounted('crc-32c', (sound) => castagnoli(sound.subarray(0, -4))),
]

const fromHeader = ({ id, code, make }: BrokenHeader): FrameFault => ({
  id: `header-${id}`,
  code,
  make: (message, choice) =>
    assembleFrame({ headers: Buffer.concat([sectionOf(message), make(choice)]), payload: message.body }),
})

/** Every fault that has a label. Those of headers come behind the headers of the message. */
export const frameFaults: readonly FrameFault[] = [...framing, ...brokenHeaders.map(fromHeader)]

/** A frame with exactly one labelled fault, and the message without it. */
export interface FaultyFrame {
  readonly fault: FrameFault
  readonly twin: FrameMessage
  readonly bytes: Uint8Array
}

export function faultyFrames(faults = frameFaults): fc.Arbitrary<FaultyFrame> {
  return fc
    .tuple(fc.constantFrom(...faults), frameMessages(), fc.nat(0xffff))
    .map(([fault, twin, choice]) => ({ fault, twin, bytes: fault.make(twin, choice) }))
    .filter(({ bytes, twin }) => Buffer.compare(bytes, encodeMessage(twin)) !== 0)
}
