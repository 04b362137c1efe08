import { shapeAt, type MemberAt, type Model } from '../../contract/index.js'
import { header, type HttpRequest } from '../http/message.js'
import { parseJson } from './json.js'
import type { Route } from './route.js'

/** The members of a request as they arrived, or why its body could not be read. */
export type ReadRequest = { readonly value: Record<string, unknown> } | { readonly unreadable: string }

/** Read a request by the bindings of the contract: what `writeRequest` does, the other way round. */
export function readRequest(model: Model, { operation, labels }: Route, request: HttpRequest): ReadRequest {
  const value: Record<string, unknown> = {}
  const query = new URLSearchParams(request.target.split('?').slice(1).join('?'))
  for (const member of operation.input.members) {
    const text = boundText(member, labels, query, request)
    if (text !== undefined) value[member.name] = typed(model, member, text)
  }
  const { payload } = operation.input
  if (operation.method === 'GET') return { value }
  if (payload !== undefined) {
    if (request.body.byteLength > 0) value[payload] = request.body
    return { value }
  }
  const body = parseJson(request.body)
  if ('unreadable' in body) return body
  if (typeof body.json !== 'object' || body.json === null || Array.isArray(body.json)) {
    return { unreadable: 'the body is no JSON object' }
  }
  const unbound = new Set(
    operation.input.members.filter(({ location }) => location !== undefined).map(({ name }) => name),
  )
  for (const [name, content] of Object.entries(body.json))
    if (!unbound.has(name)) define(value, name, content)
  return { value }
}

function boundText(
  member: MemberAt,
  labels: Readonly<Record<string, string>>,
  query: URLSearchParams,
  request: HttpRequest,
): string | undefined {
  const name = member.locationName ?? member.name
  switch (member.location) {
    case 'uri':
      return labels[name]
    case 'query':
      return query.get(name) ?? undefined
    case 'header':
      return header(request.headers, name)
    case undefined:
      return undefined
  }
}

/** Text of a URI, query or header as the value of its shape; text that is no number stays text, and is refused. */
function typed(model: Model, member: MemberAt, text: string): unknown {
  const { type } = shapeAt(model, member.target)
  if (type === 'integer' || type === 'long') return /^-?\d+$/.test(text) ? Number(text) : text
  return text
}

/** An assignment that makes an own member of any name, `__proto__` too. */
const define = (target: object, name: string, value: unknown): void => {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}
