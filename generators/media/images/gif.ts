import { BitWriter } from '../bits.js'
import { ascii, bytes, littleEndian16, run, type Part } from '../parts.js'
import type { ImageCodec } from './format.js'

/** A black GIF89a image whose LZW codes each stand for one pixel more than the last, padded by a comment extension. */
export const gif: ImageCodec = {
  maxSide: 65_535,
  multipleOf: 1,
  minimum: (width, height) =>
    35 + SMALLEST_COMMENT + blocksLength(Math.ceil(codesOf(width * height).bits / 8)),
  parts: (width, height, padding) => [
    ascii('GIF89a'),
    littleEndian16(width, height),
    bytes(0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff), // a global table of two colours
    bytes(0x21, 0xfe),
    ...comment(padding + SMALLEST_COMMENT),
    bytes(0, 0x2c),
    littleEndian16(0, 0, width, height),
    bytes(0, MINIMUM_CODE_SIZE),
    ...blocks(compress(width * height)),
    bytes(0, 0x3b),
  ],
}

const MINIMUM_CODE_SIZE = 2
const CLEAR = 4
const END = 5
const FIRST_FREE = 6
const LAST = 4095
/** The longest run of pixels that one code can stand for, in a table that is full. */
const LONGEST = LAST - FIRST_FREE + 2

const widthOf = (code: number): number => Math.min(12, 32 - Math.clz32(code))

/** The code for a run of equal pixels, once it was seen: codes 6, 7, 8 … stand for 2, 3, 4 … pixels. */
const codeFor = (pixels: number): number => (pixels === 1 ? 0 : pixels + FIRST_FREE - 2)

/** Runs of 1, 2, 3 … `growing` pixels, then `whole` of the longest, then one of what is `left`. */
function codesOf(pixels: number): { growing: number; whole: number; left: number; bits: number } {
  const growing = Math.min(LONGEST, Math.floor((Math.sqrt(8 * pixels + 1) - 1) / 2))
  const rest = pixels - (growing * (growing + 1)) / 2
  const whole = growing === LONGEST ? Math.floor(rest / LONGEST) : 0
  const left = rest - whole * LONGEST
  const next = growing + FIRST_FREE - 1
  const tail = left === 0 ? widthOf(next) : widthOf(next) + widthOf(next + 1)
  return { growing, whole, left, bits: 6 + widths(next - 1) - widths(FIRST_FREE - 1) + 12 * whole + tail }
}

/** Sum of the bit widths of 1 … n. */
function widths(n: number): number {
  const width = 32 - Math.clz32(n)
  return (n + 1) * width - 2 ** width + 1
}

function compress(pixels: number): Uint8Array {
  const { growing, whole, left, bits } = codesOf(pixels)
  const writer = new BitWriter(bits).write(CLEAR, 3).write(codeFor(1), 3)
  for (let length = 2; length <= growing; length++) writer.write(codeFor(length), widthOf(codeFor(length)))
  for (let index = 0; index < whole; index++) writer.write(LAST, 12)
  const next = growing + FIRST_FREE - 1
  if (left === 0) return writer.write(END, widthOf(next)).bytes
  return writer.write(codeFor(left), widthOf(next)).write(END, widthOf(next + 1)).bytes
}

const BLOCK = 255

const blocksLength = (length: number): number => length + Math.ceil(length / BLOCK)

function blocks(data: Uint8Array): readonly Part[] {
  return Array.from({ length: Math.ceil(data.length / BLOCK) }, (_, index) => {
    const block = data.subarray(index * BLOCK, (index + 1) * BLOCK)
    return [bytes(block.length), block]
  }).flat()
}

const SMALLEST_COMMENT = 2

/**
 * Sub-blocks of exactly `length` bytes together, at least 2. A full block is its length, 255, and 255 bytes: with 255 for
 * those as well, any number of full blocks is a single run.
 */
function comment(length: number): readonly Part[] {
  const full = Math.floor((length - SMALLEST_COMMENT) / (BLOCK + 1))
  const last = length - full * (BLOCK + 1)
  const whole = run(full * (BLOCK + 1), BLOCK)
  if (last <= BLOCK + 1) return [whole, bytes(last - 1), run(last - 1, BLOCK)]
  return [whole, bytes(last - 3), run(last - 3, BLOCK), bytes(1, BLOCK)]
}
