import { base64 } from './encodings/base64.js'
import { jsonStrings } from './encodings/json.js'
import { percentEncoding } from './encodings/percent.js'
import type { RedactionRules } from './rule.js'
import { REDACTED, secretRules } from './rules.js'

/** What every recording and every import goes through. */
export const defaultRedaction: RedactionRules = {
  rules: secretRules,
  encodings: [jsonStrings, percentEncoding, base64],
  learn: true,
}

/**
 * The rules, and more: regular expressions whose matches, or whose group `secret`, are replaced by `REDACTED` in all text.
 *
 * @throws SyntaxError for what is no regular expression; TypeError for one that would match for ever: the empty text, or
 *   a part of the replacement
 */
export function addPatterns(rules: RedactionRules, patterns: readonly string[]): RedactionRules {
  const added = patterns.map((source) => {
    const pattern = new RegExp(source, 'dgu')
    const again = ['', REDACTED].flatMap((text) => text.match(pattern) ?? [])
    if (again.every((match) => match === REDACTED)) return { name: 'pattern', pattern, replacement: REDACTED }
    throw new TypeError(
      `the pattern ${JSON.stringify(source)} matches ${JSON.stringify(again[0])}: make it narrower`,
    )
  })
  return { ...rules, rules: [...rules.rules, ...added] }
}
