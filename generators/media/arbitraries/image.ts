import * as fc from 'fast-check'
import { within, type Range } from '../../arbitrary/within.js'
import {
  attainableBytes,
  image,
  IMAGE_FORMATS,
  minimumBytes,
  type Image,
  type ImageFormat,
} from '../images/image.js'

export interface ImageRanges {
  readonly formats?: readonly ImageFormat[]
  /** Pixels. */
  readonly width?: Range
  readonly height?: Range
  /** Length of the file. */
  readonly byteLength?: Range
}

/**
 * What "8000 px" and "3.75 MB" allow whoever reads them: 3,750,000 bytes are lawful under every reading, more than
 * 3,932,160 under none.
 */
export const IMAGE_LIMITS = { side: 8000, bytes: 3_750_000, bytesAtMost: 3_932_160 } as const

const SIDE: Range = { min: 1, max: IMAGE_LIMITS.side }

/**
 * Images inside the documented limits, or inside other ranges; the limits themselves are hit on purpose. A length that
 * the format cannot have becomes the nearest that it can. Shrinks to the smallest image, without ever making one.
 *
 * @throws RangeError when no format can have the largest sides in the largest length.
 */
export function images({
  formats = IMAGE_FORMATS,
  width = SIDE,
  height = SIDE,
  byteLength = { min: 1, max: IMAGE_LIMITS.bytes },
}: ImageRanges = {}): fc.Arbitrary<Image> {
  const fitting = formats.filter((format) => fits(format, width, height, byteLength))
  if (fitting.length === 0) {
    throw new RangeError(
      `No ${formats.join(', ')} of up to ${width.max}x${height.max} has a length of ${byteLength.min} to ${byteLength.max} bytes.`,
    )
  }
  return fc
    .tuple(fc.constantFrom(...fitting), within(width), within(height), within(byteLength))
    .map(([format, width, height, length]) => {
      const padded = attainableBytes(format, Math.max(length, minimumBytes(format, width, height)))
      const byteLengthAtMost = padded > byteLength.max ? attainableBytes(format, padded - 2) : padded
      return image({ format, width, height, byteLength: byteLengthAtMost })
    })
}

function fits(format: ImageFormat, width: Range, height: Range, byteLength: Range): boolean {
  const even = attainableBytes(format, byteLength.min)
  return even <= byteLength.max && minimumBytes(format, width.max, height.max) <= byteLength.max
}
