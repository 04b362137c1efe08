import { castagnoli } from './castagnoli.js'
import { crc32 } from './crc32.js'
import type { FaultReport } from './fault.js'
import type { Checksum } from './inspectedMessage.js'
import { locateFlip } from './locateFlip.js'

/**
 * What would explain a wrong checksum at the end of `bytes`: a known mistake of encoders, one flipped bit, or text that
 * never was a message. The suspected byte counts from the start of the message.
 */
export function explainChecksum(bytes: Uint8Array, crc: Checksum): Pick<FaultReport, 'hint' | 'suspect'> {
  const body = bytes.subarray(0, -4)
  const text = printable(bytes)
  if (text !== undefined) return { hint: `the bytes are text, not a message: ${text}` }
  const mistake = mistakes.find(({ value }) => value(body, crc) === crc.stored)
  if (mistake !== undefined) return { hint: `it is ${mistake.name}` }
  const flip = locateFlip(bytes, crc)
  if (flip === undefined) return {}
  return {
    hint: `one flipped bit explains it: bit ${flip.bit} of byte ${flip.offset} of the message`,
    suspect: { offset: flip.offset, length: 1 },
  }
}

/** Checksums that encoders compute in place of the right one. */
const mistakes: readonly { name: string; value: (body: Uint8Array, crc: Checksum) => number }[] = [
  { name: 'the right value in little-endian order', value: (_, { computed }) => swap(computed) },
  { name: 'zero: no checksum was computed', value: () => 0 },
  {
    name: 'the CRC-32 without the prelude checksum',
    value: (body) => crc32(body, 12, undefined, crc32(body, 0, 8)),
  },
  { name: 'the CRC-32 of headers and payload alone', value: (body) => crc32(body, 12) },
  { name: 'the CRC-32C (Castagnoli) of the bytes', value: (body) => castagnoli(body) },
]

const swap = (value: number) =>
  ((value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0

/** The start of bytes that are all printable ASCII or white space, quoted. */
function printable(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return /^[\t\r\n\x20-\x7e]+$/.test(start) ? JSON.stringify(start) : undefined
}
