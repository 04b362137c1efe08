import { inBytes, Media } from '../media.js'
import { join } from '../parts.js'
import type { ImageCodec } from './format.js'
import { gif } from './gif.js'
import { jpeg } from './jpeg.js'
import { png } from './png.js'
import { webp } from './webp.js'

const CODECS = { png, jpeg, gif, webp } as const satisfies Record<string, ImageCodec>

export type ImageFormat = keyof typeof CODECS

export const IMAGE_FORMATS = Object.keys(CODECS) as readonly ImageFormat[]

export interface ImageOptions {
  readonly format: ImageFormat
  /** Pixels, 1 to 65,535; for webp to 16,383. */
  readonly width: number
  readonly height: number
  /** Length of the file in bytes, at least `minimumBytes`; for webp even. The minimum, when it is left out. */
  readonly byteLength?: number
}

/** An image that any viewer decodes, described and not yet made. */
export class Image extends Media {
  constructor(
    readonly format: ImageFormat,
    readonly width: number,
    readonly height: number,
    readonly byteLength: number,
  ) {
    super()
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const padding = this.byteLength - minimumBytes(this.format, this.width, this.height)
    return join(CODECS[this.format].parts(this.width, this.height, padding))
  }

  override toString(): string {
    return `<${this.format} ${this.width}x${this.height}, ${inBytes(this.byteLength)}>`
  }
}

/**
 * Describe an image.
 *
 * @throws RangeError for sides or a length that the format cannot have; the message names the nearest that it can.
 */
export function image({ format, width, height, byteLength }: ImageOptions): Image {
  const minimum = minimumBytes(format, width, height)
  const length = byteLength ?? minimum
  if (!Number.isInteger(length) || length < minimum) {
    throw new RangeError(
      `A ${format} of ${width}x${height} has at least ${inBytes(minimum)}: byteLength ${length} is too small.`,
    )
  }
  if (length % CODECS[format].multipleOf !== 0) {
    throw new RangeError(
      `A ${format} has an even number of bytes: give ${length - 1} or ${length + 1}, not ${length}.`,
    )
  }
  return new Image(format, width, height, length)
}

/** Bytes of the smallest image of these sides that can be described. */
export function minimumBytes(format: ImageFormat, width: number, height: number): number {
  const { maxSide, minimum } = CODECS[format]
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < 1 || side > maxSide) {
      throw new RangeError(`The sides of a ${format} are 1 to ${maxSide} pixels, not ${side}.`)
    }
  }
  return minimum(width, height)
}

/** The nearest length at or above the given one that the format can have. */
export function attainableBytes(format: ImageFormat, byteLength: number): number {
  const { multipleOf } = CODECS[format]
  return Math.ceil(byteLength / multipleOf) * multipleOf
}
