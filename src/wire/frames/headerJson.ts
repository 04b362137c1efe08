import type { HeaderValue } from './message.js'

/** A header value as JSON: numbers beyond 2^53 are strings, byte arrays base64, timestamps milliseconds. */
export interface JsonHeader {
  readonly type: string
  readonly value: unknown
}

export function writeHeader(header: HeaderValue): JsonHeader {
  const { type, value } = header
  if (value instanceof Uint8Array) return { type, value: toBase64(value) }
  if (value instanceof Date) return { type, value: value.getTime() }
  return { type, value: typeof value === 'bigint' ? String(value) : value }
}

/** The way back, as far as JSON tells: whether the value is one of its type is for others to say. */
export function readHeader({ type, value }: JsonHeader): JsonHeader {
  if (type === 'binary' && typeof value === 'string') return { type, value: fromBase64(value) }
  const isNumeric = type === 'long' || type === 'timestamp'
  return { type, value: isNumeric && typeof value === 'string' ? BigInt(value) : value }
}

export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
