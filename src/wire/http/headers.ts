import type { HeaderList } from './message.js'

/** `[name, value, name, value, …]`, the shape of Node's `rawHeaders`, as a list of pairs. */
export function pairHeaders(flat: readonly string[]): HeaderList {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([flat[at]!, flat[at + 1]!])
  return pairs
}

/** The headers without the named ones; names are given in lower case. */
export function withoutHeaders(headers: HeaderList, names: ReadonlySet<string>): HeaderList {
  return headers.filter(([name]) => !names.has(name.toLowerCase()))
}

/** Header fields that concern one HTTP/1.1 connection and must not appear in HTTP/2 (RFC 9113, section 8.2.2). */
const connectionSpecific: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
])

export const isConnectionSpecific = (name: string): boolean => connectionSpecific.has(name.toLowerCase())

/** The headers as `node:http2` wants them: lower case, without connection-specific ones, repeated ones as arrays. */
export function toHttp2Headers(headers: HeaderList): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>()
  for (const [name, value] of withoutHeaders(headers, connectionSpecific)) {
    const key = name.toLowerCase()
    const before = fields.get(key)
    fields.set(key, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(fields)
}

/** A pseudo-header field of HTTP/2, such as `:path` (RFC 9113, section 8.3). */
export const pseudoHeader = (fields: HeaderList, name: string): string | undefined =>
  fields.find(([field]) => field === name)?.[1]

/** Without pseudo-header fields, `:authority` under the name it has in HTTP/1.1 (RFC 9113, section 8.3.1). */
export function plainHeaders(fields: HeaderList): HeaderList {
  const authority = fields.find(([name]) => name === ':authority')
  const plain = fields.filter(([name]) => !name.startsWith(':') && !(authority && name === 'host'))
  return authority ? [['host', authority[1]], ...plain] : plain
}

/** `token` of RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** `field-value` of RFC 9110, section 5.5: visible characters, obs-text, space and tab. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/

/** Throws a TypeError that names the first header which cannot be put on the wire as it stands. */
export function assertHeaders(headers: HeaderList): void {
  for (const [name, value] of headers) {
    if (!token.test(name)) throw new TypeError(`header name ${JSON.stringify(name)} is not an HTTP token`)
    if (!fieldValue.test(value)) {
      throw new TypeError(
        `header ${name} has a character that no header value can carry (line break, control, non-latin1)`,
      )
    }
  }
}

export const isToken = (text: string): boolean => token.test(text)
