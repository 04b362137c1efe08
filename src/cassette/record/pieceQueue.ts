/** Pieces of a body between two connections: put in as they arrive, taken out as they are sent. */
export class PieceQueue implements AsyncIterableIterator<Uint8Array> {
  readonly #pieces: Uint8Array[] = []
  #end: { readonly error?: Error } | undefined
  #wake = () => {}

  push(piece: Uint8Array): void {
    if (this.#end !== undefined) return
    this.#pieces.push(piece)
    this.#wake()
  }

  /** No more will come; with an error, because the source broke off. Only the first call counts. */
  end(error?: Error): void {
    this.#end ??= error === undefined ? {} : { error }
    this.#wake()
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    while (this.#pieces.length === 0 && this.#end === undefined) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const value = this.#pieces.shift()
    if (value !== undefined) return { done: false, value }
    if (this.#end?.error !== undefined) throw this.#end.error
    return { done: true, value: undefined }
  }

  /** Whoever took the pieces wants no more. */
  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#pieces.length = 0
    this.end()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
