import { bytesOf, whole, withBody, type Expectation, type Trick } from './mischief.js'

const DEEP = 10_000

/** A change to the JSON text of a body. */
const body = (
  label: string,
  expected: Expectation,
  change: (text: string) => string | Uint8Array,
): Trick => ({
  label,
  expected,
  needsBody: true,
  pieces(request, host) {
    const changed = change(Buffer.from(request.body).toString('utf8'))
    return whole(withBody(request, typeof changed === 'string' ? bytesOf(changed) : changed), host)
  },
})

/** The text with a member more at its top. */
const member = (text: string, member: string): string =>
  text.startsWith('{}') ? `{${member}}` : `{${member},${text.slice(1)}`

/** What JSON (RFC 8259) is not, and what it is though nobody writes it. */
export const bodyTricks: readonly Trick[] = [
  // No JSON
  body('truncated', 'refused', (text) => text.slice(0, -1)),
  body('trailing comma', 'refused', (text) => `${text.slice(0, -1)},}`),
  body('text after the end', 'refused', (text) => `${text}}`),
  body('NaN', 'refused', (text) => member(text, '"noSuchMember":NaN')),
  body('Infinity', 'refused', (text) => member(text, '"noSuchMember":-Infinity')),
  body('leading zero', 'refused', (text) => member(text, '"noSuchMember":007')),
  body('single quotes', 'refused', (text) => member(text, "'noSuchMember':'a'")),
  body('comment', 'refused', (text) => `/* a */${text}`),
  body('control character', 'refused', (text) => member(text, '"noSuchMember":"a\u0000b"')),
  body('bad escape', 'refused', (text) => member(text, '"noSuchMember":"\\x41"')),
  body('UTF-16', 'refused', (text) => Buffer.from(text, 'utf16le')),
  body('bytes that are no UTF-8', 'survived', (text) =>
    Buffer.concat([
      Buffer.from('{"noSuchMember":"'),
      Uint8Array.of(0xc3, 0x28, 0xff),
      Buffer.from(`",${text.slice(1)}`),
    ]),
  ),
  // JSON, but no object
  body('array', 'refused', (text) => `[${text}]`),
  body('string', 'refused', () => '"Hello"'),
  body('null', 'survived', () => 'null'),
  // No body is no members, which some operations allow.
  body('empty', 'survived', () => ''),
  // JSON that readers treat differently
  body('byte order mark', 'survived', (text) => `\ufeff${text}`),
  body('duplicate keys', 'survived', (text) => member(text, '"noSuchMember":1,"noSuchMember":2')),
  body('lone surrogate', 'survived', (text) => member(text, '"noSuchMember":"\\ud800"')),
  body('number beyond any range', 'survived', (text) => member(text, '"noSuchMember":1e999')),
  body('deep nesting', 'survived', (text) =>
    member(text, `"noSuchMember":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`),
  ),
  body('key __proto__', 'survived', (text) => member(text, '"__proto__":{"polluted":true}')),
  body('key constructor', 'survived', (text) =>
    member(text, '"constructor":{"prototype":{"polluted":true}}'),
  ),
  body('long key', 'survived', (text) => member(text, `"${'k'.repeat(100_000)}":1`)),
  // Plain JSON
  body('white space', 'accepted', (text) => ` \r\n\t${text}\n `),
  body('unknown member', 'accepted', (text) => member(text, '"noSuchMember":{"a":[1,null,"b"]}')),
]
