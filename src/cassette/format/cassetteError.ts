/** What is wrong with a cassette, where in its document, and what to do about it; not yet with the file it stands in. */
export class CassetteFault extends Error {
  override readonly name = 'CassetteFault'

  constructor(
    /** JSON Pointer; empty for the whole. */
    readonly pointer: string,
    message: string,
    /** One line that says what to do about it. */
    readonly hint: string,
  ) {
    super(message)
  }
}

/**
 * Thrown for a file that is no cassette, or no longer the one that was written: damaged, cut off, edited by hand.
 *
 * The message begins with the place, `file:line: pointer: `, as far as there is one.
 */
export class CassetteError extends Error {
  override readonly name = 'CassetteError'
  readonly code = 'bad-cassette'
  readonly pointer: string
  readonly hint: string

  constructor(
    readonly file: string,
    /** Counted from 1; absent where nothing in the text can be pointed at. */
    readonly line: number | undefined,
    { pointer, message, hint }: CassetteFault,
  ) {
    const place = line === undefined ? file : `${file}:${line}`
    super(`${place}: ${pointer === '' ? '' : `${pointer}: `}${message}`)
    this.pointer = pointer
    this.hint = hint
  }
}
