import { BitWriter } from '../bits.js'
import { ascii, bigEndian32, bytes, checksum, lengthOf, run, type Part } from '../parts.js'
import type { ImageCodec } from './format.js'

/** A black image of one bit a pixel (PNG, third edition), padded by a private ancillary chunk before the end. */
export const png: ImageCodec = {
  maxSide: 65_535,
  multipleOf: 1,
  minimum: (width, height) => 75 + Math.ceil(deflatedBits(rawLength(width, height)) / 8),
  parts: (width, height, padding) => [
    SIGNATURE,
    // Bit depth 1, greyscale, deflate, adaptive filtering, no interlace.
    ...chunk('IHDR', [bigEndian32(width, height), bytes(1, 0, 0, 0, 0)]),
    ...chunk('IDAT', zlibOfZeros(rawLength(width, height))),
    ...chunk('paDd', [run(padding)]),
    ...chunk('IEND', []),
  ],
}

const SIGNATURE = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** Each row is a filter byte and its pixels, and all of it is zero. */
const rawLength = (width: number, height: number): number => height * (1 + Math.ceil(width / 8))

function chunk(type: string, data: readonly Part[]): readonly Part[] {
  const body = [ascii(type), ...data]
  return [bigEndian32(lengthOf(data)), ...body, bigEndian32(checksum(body))]
}

const zlibOfZeros = (length: number): readonly Part[] => [
  bytes(0x78, 0x01),
  deflateZeros(length),
  // Adler-32 of zeros: the first sum stays 1, the second counts the bytes (RFC 1950, section 8).
  bigEndian32(((length % 65_521) * 65_536 + 1) >>> 0),
]

const LONGEST_MATCH = 258
const HEADER_BITS = 103

/**
 * One dynamic block (RFC 1951, 3.2.7) whose code gives one bit to "copy 258 bytes" and one bit to "from distance 1", both
 * of them 0: 2 zero bits for 258 zero bytes, the densest that deflate can be, with a length known beforehand.
 */
function deflateZeros(length: number): Uint8Array {
  const { literals, matches } = split(length)
  const writer = new BitWriter(deflatedBits(length)).write(1, 1).write(2, 2)
  writer.write(29, 5).write(0, 5).write(14, 4) // 286 literal and length codes, 1 distance code, 18 code length codes
  for (const symbol of CODE_LENGTH_ORDER)
    writer.write(symbol === 18 ? 1 : symbol === 1 || symbol === 2 ? 2 : 0, 3)
  writer
    .code('11')
    .code('0')
    .write(138 - 11, 7)
    .code('0')
    .write(117 - 11, 7) // literal 0: 2 bits, 255 unused
  writer
    .code('11')
    .code('0')
    .write(28 - 11, 7) // end of block: 2 bits, 28 unused
  writer.code('10').code('10') // length 258: 1 bit; distance 1: 1 bit
  for (let index = 0; index < literals; index++) writer.code('10')
  return writer.zeros(2 * matches).code('11').bytes
}

const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1]

/** The first byte is always a literal, for a copy needs something to copy. */
function split(length: number): { literals: number; matches: number } {
  const matches = Math.floor((length - 1) / LONGEST_MATCH)
  return { literals: length - matches * LONGEST_MATCH, matches }
}

function deflatedBits(length: number): number {
  const { literals, matches } = split(length)
  return HEADER_BITS + 2 * (literals + matches + 1)
}
