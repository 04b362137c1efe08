import { ascii, bigEndian16, bytes, run, type Part } from '../parts.js'
import type { ImageCodec } from './format.js'

/**
 * A grey baseline image (ITU-T T.81) whose two Huffman tables hold one code of one bit each, so that a block of 64
 * pixels is two zero bits; padded by comment segments after the frame header, where no reader of sizes has to pass.
 */
export const jpeg: ImageCodec = {
  maxSide: 65_535,
  multipleOf: 1,
  minimum: (width, height) => 158 + SMALLEST_COMMENT + scanLength(width, height),
  parts: (width, height, padding) => [
    bytes(0xff, SOI),
    ...segment(APP0, [ascii('JFIF\0'), bytes(1, 2, 0, 0, 1, 0, 1, 0, 0)]),
    ...segment(DQT, [bytes(0), run(64, 1)]),
    ...segment(SOF0, [bytes(8), bigEndian16(height, width), bytes(1, 1, 0x11, 0)]),
    ...segment(DHT, [ONE_CODE_OF_ONE_BIT(0x00)]),
    ...segment(DHT, [ONE_CODE_OF_ONE_BIT(0x10)]),
    ...comments(padding + SMALLEST_COMMENT),
    ...segment(SOS, [bytes(1, 1, 0x00, 0, 63, 0)]),
    ...scan(width, height),
    bytes(0xff, EOI),
  ],
}

const [SOI, EOI, SOF0, DHT, DQT, SOS, APP0, COM] = [0xd8, 0xd9, 0xc0, 0xc4, 0xdb, 0xda, 0xe0, 0xfe] as const

/** DC table: "no difference to the block before"; AC table: "end of block". Both symbols are 0. */
const ONE_CODE_OF_ONE_BIT = (table: number): Uint8Array =>
  bytes(table, 1, ...Array.from<number>({ length: 15 }).fill(0), 0)

function segment(marker: number, data: readonly Part[]): readonly Part[] {
  const length = data.reduce((total, part) => total + part.length, 2)
  return [bytes(0xff, marker), bigEndian16(length), ...data]
}

const SMALLEST_COMMENT = 4
const LARGEST_COMMENT = 2 + 65_535

/** Segments of exactly `length` bytes together; the last but one gives way when the rest were too small for a header. */
function comments(length: number): readonly Part[] {
  if (length <= LARGEST_COMMENT) return segment(COM, [run(length - SMALLEST_COMMENT)])
  const first = Math.min(LARGEST_COMMENT, length - SMALLEST_COMMENT)
  const whole = Math.floor((length - SMALLEST_COMMENT) / first)
  return [
    ...Array.from({ length: whole }, () => segment(COM, [run(first - SMALLEST_COMMENT)])).flat(),
    ...segment(COM, [run(length - whole * first - SMALLEST_COMMENT)]),
  ]
}

const scanBits = (width: number, height: number): number => 2 * Math.ceil(width / 8) * Math.ceil(height / 8)
const scanLength = (width: number, height: number): number => Math.ceil(scanBits(width, height) / 8)

/** Zero bits, the last byte filled up with ones (T.81, F.1.2.3). */
function scan(width: number, height: number): readonly Part[] {
  const unused = 8 * scanLength(width, height) - scanBits(width, height)
  return [run(scanLength(width, height) - 1), bytes((1 << unused) - 1)]
}
