const lf = 0x0a
const cr = 0x0d

/** Bytes in the order they arrived, taken off by the line or by the count. */
export class ByteQueue {
  #pieces: Buffer[] = []
  #length = 0
  /** No more will come. */
  ended = false

  get length(): number {
    return this.#length
  }

  push(bytes: Uint8Array): void {
    if (bytes.byteLength === 0) return
    this.#pieces.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    this.#length += bytes.byteLength
  }

  /** The first `count` bytes, left in place; fewer when fewer are here. */
  peek(count: number): Buffer {
    return this.#whole().subarray(0, count)
  }

  /** Exactly `count` bytes, which must be here. */
  take(count: number): Buffer {
    const whole = this.#whole()
    this.#pieces = count < whole.length ? [whole.subarray(count)] : []
    this.#length -= count
    return whole.subarray(0, count)
  }

  /** The next line as latin1, without its line end (CRLF, or a bare LF: RFC 9112, section 2.2), if it is complete. */
  line(): string | undefined {
    const whole = this.#whole()
    const at = whole.indexOf(lf)
    if (at < 0) return undefined
    const line = this.take(at + 1)
    return line.toString('latin1', 0, at > 0 && line[at - 1] === cr ? at - 1 : at)
  }

  /** One buffer; pieces are joined only when somebody looks, so waiting for a long chunk copies it once. */
  #whole(): Buffer {
    if (this.#pieces.length !== 1) this.#pieces = [Buffer.concat(this.#pieces)]
    return this.#pieces[0]!
  }
}
