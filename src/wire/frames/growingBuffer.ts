/**
 * Bytes of a frame that has not arrived whole.
 *
 * It grows with the bytes that came, never by a length that a message only claims, and by doubling, so that one byte at
 * a time stays linear.
 */
export class GrowingBuffer {
  #bytes: Buffer = NOTHING
  length = 0

  append(chunk: Uint8Array): void {
    const length = this.length + chunk.length
    if (length > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(length, 2 * this.#bytes.length, 512))
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

const NOTHING = Buffer.alloc(0)
