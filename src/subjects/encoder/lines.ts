import type { HeaderValue } from '../../wire/frames/message.js'
import { fromBase64, readHeader, toBase64, writeHeader } from '../../wire/frames/headerJson.js'
import { mapValues } from '../decoder/lines.js'
import type { EncoderOutcome, EncoderTask, LooseMessage } from './subject.js'

/**
 * The command protocol of encoders, one JSON object a line.
 *
 * Harness: `{"id","message":{"headers":{name:{"type","value"}},"body":"base64"}}`, `{"id","stream":[message,…]}` or
 * `{"id","event":{"messageStart":{…}}}`. Encoder: `{"id","bytes":"base64","error":null|{"message"}}`. Values as in the
 * protocol of decoders; a number that JSON cannot hold is `{"$number":"NaN"}`, an invalid date `{"$date":null}`.
 */
export interface AnswerLine {
  readonly id: number
  readonly bytes?: string
  readonly error?: { readonly name?: string; readonly message: string } | null
  readonly end?: EncoderOutcome['end']
  readonly fault?: string
}

export interface MessageLine {
  readonly headers: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>
  readonly body: string
}

type TaskLine =
  | { readonly message: MessageLine; readonly payload?: 'view' | 'overwritten' }
  | { readonly stream: readonly MessageLine[] }
  | { readonly event: Readonly<Record<string, unknown>> }

export type RequestLine = TaskLine & { readonly id: number }

export function writeTask(task: EncoderTask): TaskLine {
  if ('event' in task) return task
  if ('stream' in task) return { stream: task.stream.map(writeMessage) }
  return { ...task, message: writeMessage(task.message) }
}

export function readTask(line: TaskLine): EncoderTask {
  if ('event' in line) return { event: line.event }
  if ('stream' in line) return { stream: line.stream.map(readMessage) }
  return { message: readMessage(line.message), ...(line.payload !== undefined && { payload: line.payload }) }
}

export function writeAnswer(id: number, { bytes, end, error, fault }: EncoderOutcome): AnswerLine {
  return {
    id,
    ...(bytes !== undefined && { bytes: toBase64(bytes) }),
    error: error ?? null,
    end,
    ...(fault !== undefined && { fault }),
  }
}

export function readAnswer({ bytes, error, end, fault }: AnswerLine): EncoderOutcome {
  if (end === 'hung' || end === 'rubbish') return { end, ...(fault !== undefined && { fault }) }
  if (error !== null && error !== undefined) {
    return { end: 'error', error: { name: error.name ?? 'Error', message: error.message } }
  }
  if (typeof bytes !== 'string') return { end: 'rubbish', fault: 'its answer has neither bytes nor error' }
  return { end: 'bytes', bytes: fromBase64(bytes) }
}

const writeMessage = ({ headers, body }: LooseMessage): MessageLine => ({
  headers: mapValues(headers, writeLoose),
  body: toBase64(body),
})

const readMessage = ({ headers, body }: MessageLine): LooseMessage => ({
  headers: mapValues(headers, readLoose),
  body: fromBase64(body),
})

function writeLoose({ type, value }: { type: string; value: unknown }): { type: string; value: unknown } {
  if (typeof value === 'number' && !Number.isFinite(value)) return { type, value: { $number: String(value) } }
  if (value instanceof Date && Number.isNaN(value.getTime())) return { type, value: { $date: null } }
  return writeHeader({ type, value } as HeaderValue)
}

function readLoose({ type, value }: { type: string; value: unknown }): { type: string; value: unknown } {
  if (typeof value === 'object' && value !== null) {
    if ('$number' in value) return { type, value: Number(value.$number) }
    if ('$date' in value) return { type, value: new Date(Number.NaN) }
  }
  if (type === 'timestamp' && typeof value === 'number') return { type, value: new Date(value) }
  return readHeader({ type, value })
}
