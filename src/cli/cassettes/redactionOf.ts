import { addPatterns, defaultRedaction, type RedactionRules } from '../../cassette/redact/index.js'
import { HarnessError } from '../../runner/harnessError.js'

/**
 * What is redacted: always, and by the patterns of `--redact`.
 *
 * @throws HarnessError `bad-option` for what is no regular expression, or one too wide
 */
export function redactionOf(patterns: readonly string[] = []): RedactionRules {
  try {
    return addPatterns(defaultRedaction, patterns)
  } catch (error) {
    throw new HarnessError('bad-option', `--redact: ${(error as Error).message}`, { cause: error })
  }
}
