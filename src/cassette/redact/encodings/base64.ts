import type { Encoding, Inside } from '../rule.js'

/** Standard and URL-safe alphabet (RFC 4648, sections 4 and 5). Eight bytes are eleven letters. */
const run = /[A-Za-z0-9+/_-]{11,}={0,2}/g
/** A run up to this length may begin with letters that are not a part of what is encoded, such as a folder's name. */
const shortRun = 64 * 1024

/** Base64 anywhere in text: the `bytes` of images, documents and chunks, credentials, base64 in base64. */
export const base64: Encoding = {
  name: 'base64',
  rewrite: (text, inside) => text.replace(run, (raw) => rewriteRun(raw, inside)),
}

function rewriteRun(raw: string, inside: Inside): string {
  const shifts = raw.length > 24 && raw.length <= shortRun ? 4 : 1
  for (let shift = 0; shift < shifts; shift += 1) {
    const code = raw.slice(shift)
    const bytes = Buffer.from(code, 'base64')
    const redacted = inside.bytes(bytes)
    if (redacted !== bytes) return raw.slice(0, shift) + encode(redacted, code)
  }
  return raw
}

/** In the alphabet, and with or without the padding, of what this replaces. */
function encode(bytes: Uint8Array, before: string): string {
  const code = Buffer.from(bytes)
    .toString(/[-_]/.test(before) ? 'base64url' : 'base64')
    .replace(/=+$/, '')
  return before.length % 4 === 0 ? code.padEnd(Math.ceil(code.length / 4) * 4, '=') : code
}
