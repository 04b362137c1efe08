import type { ModelOperation } from '../../contract/index.js'
import { header, type HeaderList, type HttpExchange } from '../http/message.js'
import { parseJson } from './json.js'

/** All bytes of a body that arrived in pieces. */
export function bodyOf(exchange: Pick<HttpExchange, 'chunks'>): Uint8Array {
  const [first, ...rest] = exchange.chunks
  if (first === undefined) return new Uint8Array(0)
  return rest.length === 0 ? first.bytes : Buffer.concat(exchange.chunks.map(({ bytes }) => bytes))
}

/** The members of an answer by the bindings of the contract, or why its body could not be read. */
export function readResponse(
  operation: ModelOperation,
  exchange: Pick<HttpExchange, 'headers' | 'chunks'>,
): { readonly value: Record<string, unknown> } | { readonly unreadable: string } {
  const value: Record<string, unknown> = boundHeaders(operation, exchange.headers)
  const { payload } = operation.output
  if (payload !== undefined) {
    const body = bodyOf(exchange)
    if (operation.responseStream === undefined && body.byteLength > 0) value[payload] = body
    return { value }
  }
  const body = parseJson(bodyOf(exchange))
  if ('unreadable' in body) return body
  if (typeof body.json !== 'object' || body.json === null || Array.isArray(body.json)) {
    return { unreadable: 'the body is no JSON object' }
  }
  return { value: { ...body.json, ...value } }
}

function boundHeaders(operation: ModelOperation, headers: HeaderList): Record<string, string> {
  const value: Record<string, string> = {}
  for (const { name, location, locationName } of operation.output.members) {
    const text = location === 'header' ? header(headers, locationName!) : undefined
    if (text !== undefined) value[name] = text
  }
  return value
}
