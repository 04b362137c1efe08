/** JSON of a body, or one sentence on why it is none. */
export type ParsedJson = { readonly json: unknown } | { readonly unreadable: string }

/** Parse a body as JSON in UTF-8 (RFC 8259, section 8.1); no body at all is an empty object. */
export function parseJson(body: Uint8Array): ParsedJson {
  if (body.byteLength === 0) return { json: {} }
  let text: string
  try {
    text = utf8.decode(body)
  } catch {
    return { unreadable: 'the body is no UTF-8' }
  }
  try {
    return { json: JSON.parse(text) as unknown }
  } catch (error) {
    return { unreadable: `the body is no JSON: ${(error as Error).message}` }
  }
}

/** Compact JSON with the members of each object in alphabetical order, as the service writes them. */
export const stringifySorted = (value: unknown): string => JSON.stringify(sorted(value)) ?? 'null'

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
      .map(([name, content]) => [name, sorted(content)]),
  )
}

// A byte order mark is no part of JSON text; `ignoreBOM` keeps it, so that the parser refuses it.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
