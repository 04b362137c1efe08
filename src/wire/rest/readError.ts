import type { ErrorValue } from '../../contract/index.js'
import { header, type HttpExchange } from '../http/message.js'
import { parseJson } from './json.js'
import { bodyOf } from './readResponse.js'

export interface ReadError extends ErrorValue {
  /** Where its name was found; restJson1 allows the header and two members of the body. */
  readonly namedIn?: 'header' | '__type' | 'code'
}

/**
 * The error of a reply, read as clients do: the name from `x-amzn-ErrorType` up to the first colon, else from `__type`
 * or `code` of the body, without the namespace before `#`. The name is empty when there is none.
 */
export function readError(exchange: Pick<HttpExchange, 'status' | 'headers' | 'chunks'>): ReadError {
  const parsed = parseJson(bodyOf(exchange))
  const body = 'json' in parsed ? parsed.json : undefined
  const status = exchange.status ?? 0
  const inHeader = header(exchange.headers, 'x-amzn-errortype')
  if (inHeader !== undefined) return { name: bareName(inHeader), status, body, namedIn: 'header' }
  for (const member of ['__type', 'code'] as const) {
    const named =
      typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[member] : undefined
    if (typeof named === 'string') return { name: bareName(named), status, body, namedIn: member }
  }
  return { name: '', status, body }
}

const bareName = (text: string): string => text.split(',', 1)[0]!.split(':', 1)[0]!.split('#').at(-1)!.trim()
