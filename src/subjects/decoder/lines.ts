import { fromBase64, readHeader, toBase64, writeHeader } from '../../wire/frames/headerJson.js'
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

export function mapValues<V, W>(
  values: Readonly<Record<string, V>>,
  map: (value: V) => W,
): Record<string, W> {
  const mapped: Record<string, W> = Object.create(null)
  for (const [name, value] of Object.entries(values)) mapped[name] = map(value)
  return mapped
}
