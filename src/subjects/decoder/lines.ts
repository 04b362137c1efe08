import type { HeaderValue } from '../../wire/frames/message.js'
import { adoptMessage } from './adoptMessage.js'
import type { DecoderOutcome, DecoderStream, ObservedError, ObservedEvent } from './subject.js'

/**
 * The command protocol: one JSON object a line.
 *
 * Harness: `{"id","chunks":["base64",…]}`, with `"end"`, `"output"`, `"reuse"` and `"measure"` where they are not the
 * usual and the decoder said that it can do them. Decoder: `{"id","messages":[{"headers":{name:{"type","value"}},
 * "body":"base64"}],"error":null|{"message"}}`, or `"events":[{"type","payload"}]`. Numbers beyond 2^53 are strings,
 * byte arrays base64, timestamps milliseconds. The first line of a decoder may be `{"hello":{"name","features":[…]}}`.
 */
export interface RequestLine extends Omit<DecoderStream, 'chunks'> {
  readonly id: number
  readonly chunks: readonly string[]
}

export interface AnswerLine {
  readonly id: number
  readonly messages?: readonly {
    headers: Readonly<Record<string, { type: string; value: unknown }>>
    body: string
  }[]
  readonly events?: readonly ObservedEvent[]
  readonly error?: Partial<ObservedError> | null
  readonly end?: DecoderOutcome['end']
  readonly fault?: string
  readonly allocated?: number
}

export function writeRequest({ chunks, ...stream }: DecoderStream): Omit<RequestLine, 'id'> {
  return { ...stream, chunks: chunks.map((chunk) => toBase64(chunk)) }
}

export function readRequest({ chunks, ...stream }: RequestLine): DecoderStream {
  return { ...stream, chunks: chunks.map((chunk) => fromBase64(chunk)) }
}

export function writeAnswer(id: number, outcome: DecoderOutcome): AnswerLine {
  const { messages, events, error, end, fault, allocated } = outcome
  return {
    id,
    messages: messages.map(({ headers, body }) => ({
      headers: mapValues(headers, writeHeader),
      body: toBase64(body),
    })),
    events,
    error: error ?? null,
    end,
    ...(fault !== undefined && { fault }),
    ...(allocated !== undefined && { allocated }),
  }
}

/** @throws TypeError for what is no answer */
export function readAnswer(line: AnswerLine): Omit<DecoderOutcome, 'milliseconds'> {
  const { messages = [], events = [], error, fault, allocated } = line
  return {
    messages: messages.map(({ headers, body }) =>
      adoptMessage({ headers: mapValues(headers, readHeader), body: fromBase64(body) }),
    ),
    events,
    end: line.end ?? (error === null || error === undefined ? 'end' : 'error'),
    ...(error && { error: { ...error, name: error.name ?? 'Error', message: String(error.message) } }),
    ...(fault !== undefined && { fault }),
    ...(allocated !== undefined && { allocated }),
  }
}

export function writeHeader(header: HeaderValue): { type: string; value: unknown } {
  const { type, value } = header
  if (value instanceof Uint8Array) return { type, value: toBase64(value) }
  if (value instanceof Date) return { type, value: value.getTime() }
  return { type, value: typeof value === 'bigint' ? String(value) : value }
}

export function readHeader({ type, value }: { type: string; value: unknown }): {
  type: string
  value: unknown
} {
  if (type === 'binary' && typeof value === 'string') return { type, value: fromBase64(value) }
  const isNumeric = type === 'long' || type === 'timestamp'
  return { type, value: isNumeric && typeof value === 'string' ? BigInt(value) : value }
}

export function mapValues<V, W>(
  values: Readonly<Record<string, V>>,
  map: (value: V) => W,
): Record<string, W> {
  const mapped: Record<string, W> = Object.create(null)
  for (const [name, value] of Object.entries(values)) mapped[name] = map(value)
  return mapped
}

export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
