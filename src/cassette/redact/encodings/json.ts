import type { Encoding } from '../rule.js'

/** A string token, ended or cut off, and whether a colon makes it the name of a member. */
const token = /"([^"\\]*(?:\\.[^"\\]*)*)("(\s*:)?|\\?$)/gs

/**
 * Strings of JSON text (RFC 8259, section 7), in a document, in several one after the other, or in a part of one.
 *
 * The text is not parsed and written again: white space, order and number forms stay as they are. A string that holds
 * no secret keeps its escapes.
 */
export const jsonStrings: Encoding = {
  name: 'json',
  rewrite: (text, inside) =>
    rewriteStrings(text, (value, { member, isEscaped }) => {
      const named = member === undefined ? value : inside.named(member, value)
      // Without escapes the string has been looked at as a part of the text around it.
      return isEscaped ? inside.text(named) : named
    }),
  rewriteWhole: (text, inside) =>
    isJson(text)
      ? rewriteStrings(
          text,
          (value, { member }) => inside.text(member === undefined ? value : inside.named(member, value)),
          (between) => (/\d{8}/.test(between) ? inside.text(between) : between),
        )
      : undefined,
}

function isJson(text: string): boolean {
  if (!text.includes('"') || !/^\s*[{["]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Where a string stands: the member whose value it is, or an element of; none for names of members. */
interface StringPlace {
  readonly member: string | undefined
  readonly isEscaped: boolean
}

/** JSON text with the strings in it replaced, and what stands between them; what stays the same keeps its bytes. */
export function rewriteStrings(
  text: string,
  rewrite: (value: string, place: StringPlace) => string,
  rewriteBetween = (between: string): string => between,
): string {
  if (!text.includes('"')) return text
  let member: string | undefined
  let rewritten = ''
  let end = 0
  for (const match of text.matchAll(token)) {
    const [whole, raw = '', close = '', colon] = match
    const between = text.slice(end, match.index)
    end = match.index + whole.length
    // A value belongs to the name before it, also as an element of a list.
    if (/[^\s,[]/.test(between)) member = undefined
    const isEscaped = raw.includes('\\')
    const value = isEscaped ? unescapeText(raw) : raw
    const isName = colon !== undefined
    const said = rewrite(value, { member: isName ? undefined : member, isEscaped })
    if (isName) member = value
    rewritten += rewriteBetween(between) + (said === value ? whole : `"${escapeText(said, raw)}${close}`)
  }
  return rewritten + rewriteBetween(text.slice(end))
}

/** What the inside of a string token says; an escape that is none, or cut off, is left out. */
const unescapeText = (raw: string): string =>
  raw.replace(/\\(?:u([0-9a-f]{4})|(.))/gis, (_escape, hex?: string, letter = '') =>
    hex === undefined ? (short[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
  )

const short: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', u: '' }

/** As the inside of a string token; in ASCII alone where the text it replaces was. */
function escapeText(text: string, before: string): string {
  const escaped = JSON.stringify(text).slice(1, -1)
  if (/[^\x00-\x7f]/.test(before)) return escaped
  return escaped.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
