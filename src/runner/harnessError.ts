export type HarnessErrorCode =
  | 'bad-catalogue'
  | 'bad-endpoint'
  | 'bad-option'
  | 'bad-profile'
  | 'bad-results'
  | 'bad-baseline'
  | 'no-cases'
  | 'no-module'
  | 'paid-endpoint'
  | 'runner'

/**
 * Thrown when a run cannot be done as asked: a wrong option, an unreadable file, a catalogue at odds with itself. Ends
 * the command with exit code 2. Never thrown for what a subject does: that is a verdict.
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError'
  /** One line that says what to do about it. */
  readonly hint: string | undefined

  constructor(
    readonly code: HarnessErrorCode,
    message: string,
    options: { readonly hint?: string; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.hint = options.hint
  }
}
