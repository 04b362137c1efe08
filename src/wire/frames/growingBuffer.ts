/**
 * Bytes of a frame that has not arrived whole.
 *
 * It grows with the bytes that came, by doubling, so that one byte at a time stays linear; never by a length that a
 * message only claims, unless that is small.
 */
export class GrowingBuffer {
  #bytes: Buffer = NOTHING
  length = 0

  /** `expected` is how many there will be, as far as one may believe it. */
  append(chunk: Uint8Array, expected: number): void {
    const length = this.length + chunk.length
    if (length > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(length, 2 * this.#bytes.length, Math.min(expected, BELIEVED)))
      grown.set(this.peek())
      this.#bytes = grown
    }
    this.#bytes.set(chunk, this.length)
    this.length = length
  }

  /** A view that the next `append` may leave behind. */
  peek(): Buffer {
    return this.#bytes.subarray(0, this.length)
  }

  /** The bytes, given away for good: the next ones go into a new buffer. */
  take(): Buffer {
    const bytes = this.peek()
    this.#bytes = NOTHING
    this.length = 0
    return bytes
  }
}

/** The most that is set aside before it is there. A length with a right checksum may still be a lie. */
const BELIEVED = 262_144

const NOTHING = Buffer.alloc(0)
