import type * as fc from 'fast-check'
import { choice } from '../../recipes/choice.js'
import { integers, type Range } from '../../recipes/integer.js'
import { arbitrary, type Recipe } from '../../recipes/recipe.js'
import {
  attainableBytes,
  image,
  IMAGE_FORMATS,
  minimumBytes,
  type Image,
  type ImageFormat,
  type ImageOptions,
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
export const images = (ranges: ImageRanges = {}): fc.Arbitrary<Image> => arbitrary(imageRecipe(ranges))

export function imageRecipe({
  formats = IMAGE_FORMATS,
  width = SIDE,
  height = SIDE,
  byteLength = { min: 1, max: IMAGE_LIMITS.bytes },
}: ImageRanges = {}): Recipe<Image> {
  const fitting = formats.filter((format) => fits(format, width, height, byteLength))
  if (fitting.length === 0) {
    throw new RangeError(
      `No ${formats.join(', ')} of up to ${width.max}x${height.max} has a length of ${byteLength.min} to ${byteLength.max} bytes.`,
    )
  }
  const recipes = {
    format: choice(...fitting),
    width: integers(width),
    height: integers(height),
    byteLength: integers(byteLength),
  }
  const fitted = (options: Required<ImageOptions>): Image => fit(options, byteLength.max)
  return {
    make: (random) =>
      fitted({
        format: recipes.format.make(random),
        width: recipes.width.make(random),
        height: recipes.height.make(random),
        byteLength: recipes.byteLength.make(random),
      }),
    simplest: () =>
      fitted({ format: fitting[0]!, width: width.min, height: height.min, byteLength: byteLength.min }),
    *simplify(value) {
      const minimum = minimumBytes(value.format, value.width, value.height)
      // A length that the sides ask for cannot be simpler; the sides can.
      if (value.byteLength > Math.max(minimum, byteLength.min)) {
        for (const simple of recipes.byteLength.simplify(value.byteLength)) {
          const smaller = fitted({ ...optionsOf(value), byteLength: simple })
          if (smaller.byteLength < value.byteLength) yield smaller
        }
      }
      for (const side of ['width', 'height'] as const) {
        for (const simple of recipes[side].simplify(value[side])) yield resized(value, { [side]: simple })
      }
      for (const simple of recipes.format.simplify(value.format)) yield inFormat(value, simple)
    },
  }

  /** As long as before where something made it so long; otherwise as short as it can be. */
  function resized(value: Image, change: Partial<ImageOptions>): Image {
    const length = isShortest(value) ? byteLength.min : value.byteLength
    return fitted({ ...optionsOf(value), byteLength: length, ...change })
  }
}

/** The same image in another format: the shortest, when it was the shortest, otherwise as long as before. */
export function inFormat(value: Image, format: ImageFormat): Image {
  if (format === value.format) return value
  const byteLength = isShortest(value) ? 0 : value.byteLength
  return fit({ ...optionsOf(value), format, byteLength }, Number.MAX_SAFE_INTEGER)
}

const isShortest = ({ format, width, height, byteLength }: Image): boolean =>
  byteLength === minimumBytes(format, width, height)

const optionsOf = ({ format, width, height, byteLength }: Image): Required<ImageOptions> => ({
  format,
  width,
  height,
  byteLength,
})

function fit(options: Required<ImageOptions>, atMost: number): Image {
  const { format, width, height } = options
  const padded = attainableBytes(format, Math.max(options.byteLength, minimumBytes(format, width, height)))
  const byteLength = padded > atMost ? attainableBytes(format, padded - 2) : padded
  return image({ format, width, height, byteLength })
}

function fits(format: ImageFormat, width: Range, height: Range, byteLength: Range): boolean {
  const even = attainableBytes(format, byteLength.min)
  return even <= byteLength.max && minimumBytes(format, width.max, height.max) <= byteLength.max
}
