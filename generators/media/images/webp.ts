import { BitWriter } from '../bits.js'
import { ascii, littleEndian32, run, type Part } from '../parts.js'
import type { ImageCodec } from './format.js'

/**
 * A black lossless WebP (RFC 9649): each of the five prefix codes has a single symbol, which takes no bits, so the file
 * is as long for one pixel as for all. Padded by a chunk of unknown name, which readers must skip (section 2.7.1.5).
 * Chunks are padded to an even length, and so is the file.
 */
export const webp: ImageCodec = {
  // VP8L could say 16,384; libwebp stops at 16,383.
  maxSide: 16_383,
  multipleOf: 2,
  minimum: () => 12 + 8 + VP8L_LENGTH + 8,
  parts: (width, height, padding) => [
    ascii('RIFF'),
    littleEndian32(4 + 8 + VP8L_LENGTH + 8 + padding),
    ascii('WEBP'),
    ...chunk('VP8L', [vp8l(width, height)], VP8L_LENGTH),
    ...chunk('padd', [run(padding)], padding),
  ],
}

const VP8L_LENGTH = 8

const chunk = (name: string, data: readonly Part[], length: number): readonly Part[] => [
  ascii(name),
  littleEndian32(length),
  ...data,
]

function vp8l(width: number, height: number): Uint8Array {
  const writer = new BitWriter(8 * VP8L_LENGTH)
  writer
    .write(0x2f, 8)
    .write(width - 1, 14)
    .write(height - 1, 14)
  writer.zeros(1 + 3 + 3) // alpha unused, version 0; no transform, no colour cache, no meta prefix codes
  for (let code = 0; code < 5; code++) writer.code('1000') // simple code, one symbol, of one bit: 0
  return writer.bytes
}
