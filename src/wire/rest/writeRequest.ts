import type { ModelOperation } from '../../contract/index.js'
import type { HttpRequest } from '../http/message.js'

/** The members of a request, as `validate` takes them: blobs of the body as base64, a blob payload as bytes. */
export type RequestValue = Readonly<Record<string, unknown>>

/**
 * A request on the wire, by the bindings of the contract: labels percent-encoded (`:` and `/` too, as the official SDKs
 * do), query and headers as text, the rest as compact JSON. Members without a binding that the contract does not know
 * are sent in the body, so that an unlawful value arrives as it was meant.
 */
export function writeRequest(operation: ModelOperation, value: RequestValue): HttpRequest {
  const bound = new Map(operation.input.members.map((member) => [member.name, member]))
  const labels = new Map<string, string>()
  const query: string[] = []
  const headers: [string, string][] = []
  const body: Record<string, unknown> = {}
  for (const [name, content] of Object.entries(value)) {
    if (content === undefined) continue
    const member = bound.get(name)
    const { location, locationName = name } = member ?? {}
    if (location === 'uri') labels.set(locationName, asText(content))
    else if (location === 'query') query.push(`${locationName}=${encodeURIComponent(asText(content))}`)
    else if (location === 'header') headers.push([locationName, asText(content)])
    else if (name !== operation.input.payload) body[name] = content
  }
  const path = operation.uri.replace(/\{(\w+)\}/g, (_label, name: string) =>
    encodeLabel(labels.get(name) ?? ''),
  )
  const payload = payloadOf(operation, value, body)
  if (payload !== undefined && !headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    headers.unshift(['Content-Type', 'application/json'])
  }
  return {
    method: operation.method,
    target: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers,
    body: payload ?? new Uint8Array(0),
  }
}

/** RFC 3986 unreserved characters stay, everything else is percent-encoded. */
export const encodeLabel = (label: string): string =>
  encodeURIComponent(label).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

function payloadOf(
  operation: ModelOperation,
  value: RequestValue,
  body: Readonly<Record<string, unknown>>,
): Uint8Array | undefined {
  if (operation.method === 'GET') return undefined
  const { payload } = operation.input
  if (payload === undefined) return utf8.encode(JSON.stringify(body))
  const content = value[payload]
  return content instanceof Uint8Array
    ? content
    : typeof content === 'string'
      ? Buffer.from(content, 'base64')
      : undefined
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

const utf8 = new TextEncoder()
