import type { Part } from '../parts.js'

/** How one format describes a uniform image of any size, padded by bytes that viewers skip. */
export interface ImageCodec {
  /** Largest width and height. */
  readonly maxSide: number
  /** Bytes of the smallest file with these sides, its empty padding included. */
  readonly minimum: (width: number, height: number) => number
  /** The whole file, with `padding` bytes more than the minimum. */
  readonly parts: (width: number, height: number, padding: number) => readonly Part[]
  /** File lengths are multiples of this. */
  readonly multipleOf: 1 | 2
}
