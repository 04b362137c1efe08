import { isUtf8 } from 'node:buffer'
import type { Encoding } from '../rule.js'

const parameter = /(^|[?&])([^=?/&#\s"'<>\\]+)=([^&#\s"'<>\\]*)/g
/** What stands between the delimiters of a URL (RFC 3986, section 2.2). */
const segment = /[^\s"'<>\\/?&=#]+/g

/** Query parameters and percent-encoded segments of URLs (RFC 3986, section 2.1), wherever in the text. */
export const percentEncoding: Encoding = {
  name: 'percent',
  rewrite(text, inside) {
    const named = !text.includes('=')
      ? text
      : text.replace(parameter, (whole, mark: string, name: string, raw: string) => {
          const value = decode(raw)
          const redacted = inside.named(decode(name), value)
          return redacted === value ? whole : `${mark}${name}=${encode(redacted, raw)}`
        })
    if (!named.includes('%')) return named
    return named.replace(segment, (raw) => {
      if (!/%[0-9a-f]{2}/i.test(raw)) return raw
      const value = decode(raw)
      const redacted = inside.text(value)
      return redacted === value ? raw : encode(redacted, raw)
    })
  },
}

/** UTF-8 where it is, one character a byte where not: what is decoded can always be encoded again. */
function decode(raw: string): string {
  if (!raw.includes('%')) return raw
  const bytes = bytesOf(raw)
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
}

const bytesOf = (raw: string): Buffer =>
  Buffer.from(
    raw.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** Encode what no URL may hold as it is, and what was encoded in the text this replaces. */
function encode(text: string, before: string): string {
  const encoded = new Set(decode((before.match(/%[0-9a-f]{2}/gi) ?? []).join('')))
  const charset = isUtf8(bytesOf(before)) ? 'utf8' : 'latin1'
  return Array.from(text, (letter) => {
    if (/[!$&-;=@-Z_a-z~]/.test(letter) && !encoded.has(letter)) return letter
    return Buffer.from(letter, charset).toString('hex').toUpperCase().replace(/../g, '%$&')
  }).join('')
}
