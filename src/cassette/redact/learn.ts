import type { RedactionRule } from './rule.js'

/** A shorter value may be a word, or a number that means something else. */
const leastLength = 8

/**
 * Rules for the very values that others found, wherever they stand: a session token that an error message repeats has
 * no form to be known by, but it was in a header before.
 */
export function learnRules(found: ReadonlyMap<string, RedactionRule>): readonly RedactionRule[] {
  const known = new Map<string, RedactionRule>()
  for (const [secret, rule] of found) {
    for (const value of [secret, ...partsOf(secret)]) {
      if (value.length >= leastLength && value !== rule.replacement && !known.has(value))
        known.set(value, rule)
    }
  }
  return [...known]
    .sort(([one], [other]) => other.length - one.length)
    .map(([value, { name, replacement }]) => ({
      name,
      hints: [value],
      pattern: literally(value),
      replacement,
    }))
}

/** What a credential says in Base64 (RFC 7617: user and password), and the password of it alone. */
function partsOf(secret: string): readonly string[] {
  if (!/^[A-Za-z0-9+/]{8,}={0,2}$/.test(secret)) return []
  const text = Buffer.from(secret, 'base64').toString('latin1')
  return /^[\x20-\x7e]+$/.test(text) ? [text, text.slice(text.indexOf(':') + 1)] : []
}

/** Digits that go on are another number. */
function literally(value: string): RegExp {
  const escaped = value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return new RegExp(/^\d+$/.test(value) ? `(?<!\\d)${escaped}(?!\\d)` : escaped, 'dg')
}
