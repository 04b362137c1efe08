/** Thrown for a message that the format cannot hold: nothing was written. The message names the header. */
export class EncodeError extends Error {
  readonly code = 'encode'

  constructor(message: string) {
    super(message)
    this.name = 'EncodeError'
  }
}
