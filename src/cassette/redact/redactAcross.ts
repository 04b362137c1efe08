import { isUtf8 } from 'node:buffer'
import { rewriteStrings } from './encodings/json.js'
import type { Redactor } from './redactor.js'

/**
 * Redact what the payloads of a stream say together: a model writes a key id or an ARN a few letters an event, and what no
 * event holds by itself, all of them do. The values of members of one name are read as one text, those inside of `bytes`
 * too; what replaces a secret stands in the first event that had a part of it.
 */
export function redactAcross(payloads: readonly string[], redactor: Redactor): readonly string[] {
  const threads = new Map<string, string[]>()
  for (const payload of payloads) {
    rewriteLeaves(payload, (name, value) => {
      const thread = threads.get(name)
      if (thread === undefined) threads.set(name, [value])
      else thread.push(value)
      return value
    })
  }
  const changed = new Map<string, string[]>()
  for (const [name, fragments] of threads) {
    const joined = fragments.join('')
    const redacted = fragments.length > 1 ? redactor.text(joined) : joined
    if (redacted !== joined) changed.set(name, spread(fragments, joined, redacted))
  }
  if (changed.size === 0) return payloads
  return payloads.map((payload) =>
    rewriteLeaves(payload, (name, value) => changed.get(name)?.shift() ?? value),
  )
}

const brace = '{'.charCodeAt(0)

function rewriteLeaves(payload: string, rewrite: (name: string, value: string) => string): string {
  return rewriteStrings(payload, (value, { member }) => {
    if (member === undefined) return value
    const bytes = Buffer.from(member === 'bytes' ? value : '', 'base64')
    if (bytes[0] !== brace || !isUtf8(bytes)) return rewrite(member, value)
    const inner = bytes.toString()
    const rewritten = rewriteLeaves(inner, (name, text) => rewrite(`bytes/${name}`, text))
    return rewritten === inner ? value : Buffer.from(rewritten).toString('base64')
  })
}

/** The fragments with what changed between them put into the first of those it concerns. */
function spread(fragments: readonly string[], before: string, after: string): string[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  let middle = after.slice(head, after.length - tail)
  let start = 0
  return fragments.map((fragment) => {
    const end = start + fragment.length
    const kept = before.slice(start, Math.min(end, head))
    const rest = before.slice(Math.max(start, before.length - tail), end)
    const put = end > head ? middle : ''
    if (end > head) middle = ''
    start = end
    return kept + put + rest
  })
}
