/** Bytes that may be held in memory at a time. */
export class Budget {
  #held = 0

  constructor(readonly limit: number) {}

  /** False when they would be too many; then none of them counts. */
  take(bytes: number): boolean {
    if (this.#held + bytes > this.limit) return false
    this.#held += bytes
    return true
  }

  release(bytes: number): void {
    this.#held -= bytes
  }
}
