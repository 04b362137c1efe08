import { extension, wordsOf } from '../format/index.js'
import type { RedactedCassette } from '../redact/index.js'

/** `0003-converse-stream-anthropic.claude-3-haiku-200.cassette.json`: when, what, of whom, and how it ended. */
export const cassetteName = (number: number, cassette: RedactedCassette): string =>
  [String(number).padStart(4, '0'), ...wordsOf(cassette)].join('-').concat(extension)
