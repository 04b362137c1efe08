import { toBase64 } from '../../wire/frames/headerJson.js'
import { utf8 } from '../../wire/frames/headerTypes.js'
import type { PayloadForm } from './document.js'
import { type Layout, layouts } from './layouts.js'

/** The most readable form of some bytes that gives back every one of them; JSON in one of the given layouts. */
export function describePayload(bytes: Uint8Array, tried: readonly Layout[] = ['compact']): PayloadForm {
  const text = textOf(bytes)
  if (text === undefined) return { base64: toBase64(bytes) }
  return jsonOf(text, tried) ?? { text }
}

/** What a form stands for; text is left as text, for whoever writes it into its place. */
export function readPayload({ json, layout = 'compact', text, base64 }: PayloadForm): string | Buffer {
  if (base64 !== undefined) return Buffer.from(base64, 'base64')
  if (text === undefined) return layouts[layout](json)
  return typeof text === 'string' ? text : text.join('\n')
}

/** The text of bytes, if they are UTF-8; encoding it gives the same bytes. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** The value, where a layout gives the very same text: no other white space, no `1.0`, no name twice. */
function jsonOf(text: string, tried: readonly Layout[]): PayloadForm | undefined {
  if (isDeep(text)) return undefined
  try {
    const json: unknown = JSON.parse(text)
    const layout = tried.find((name) => layouts[name](json) === text)
    if (layout === undefined) return undefined
    return layout === 'compact' ? { json } : { layout, json }
  } catch {
    return undefined
  }
}

/** Whether there may be nesting that is too deep for those who write and check JSON with recursion. */
function isDeep(text: string): boolean {
  if (text.length < 2 * DEEPEST) return false
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}

const DEEPEST = 100
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
