import { messageOf, type ModelOperation } from '../../contract/index.js'
import { grammars } from '../../stream/grammar.js'
import type { SequenceEvent } from '../../stream/event.js'
import type { ClientError } from '../../subjects/client/subject.js'
import { header, type HeaderList } from '../../wire/http/message.js'
import { readError } from '../../wire/rest/index.js'
import type { Attempt, Reply } from './parts.js'

const requestIdOf = (headers: HeaderList) => {
  const requestId = header(headers, 'x-amzn-requestid')
  return requestId === undefined ? {} : { requestId }
}

/** The error of a reply without success: by name, message, status, id of the request, and the members of its shape. */
export function failureOf(
  { operation }: Attempt,
  { status, headers }: Reply,
  body: Uint8Array,
): ClientError | undefined {
  if (status >= 200 && status < 300) {
    return operation.responseStream === undefined || isEventStream(headers)
      ? undefined
      : {
          name: 'UnexpectedContentType',
          message: `the answer is ${header(headers, 'content-type') ?? 'of no type'}, not an event stream`,
          statusCode: status,
          ...requestIdOf(headers),
        }
  }
  const error = readError({ status, headers, chunks: [{ at: 0, bytes: body }] })
  const fields = membersOf(error.body)
  return {
    name: error.name === '' ? 'UnknownError' : error.name,
    message: messageOf(error.body) ?? `the service answered with status ${status}`,
    statusCode: status,
    ...requestIdOf(headers),
    ...(Object.keys(fields).length > 0 && { fields }),
  }
}

export const isEventStream = (headers: HeaderList): boolean =>
  /^application\/vnd\.amazon\.eventstream\b/i.test(header(headers, 'content-type') ?? '')

/** An exception inside a stream: its name is that of the shape, its status the one that the model gives it. */
export function streamFailureOf(
  operation: ModelOperation,
  { kind, type, payload }: SequenceEvent,
  { headers }: Reply,
): ClientError {
  const name = type === '' ? 'UnknownError' : type.charAt(0).toUpperCase() + type.slice(1)
  const statusCode = operation.errors.find((error) => error.name === name)?.status
  const fields = membersOf(payload)
  return {
    name,
    message: messageOf(payload) ?? `the stream ended in an ${kind}${type === '' ? '' : ` of type ${type}`}`,
    ...(statusCode !== undefined && { statusCode }),
    ...requestIdOf(headers),
    ...(kind === 'exception' && Object.keys(fields).length > 0 && { fields }),
  }
}

function membersOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null) return {}
  const names = new Set(['message', 'Message', '__type', 'code'])
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name)))
}

/** A stream whose last event is not one that it may end with was cut, however politely. */
export function unfinishedOf(
  { name }: ModelOperation,
  last: SequenceEvent | undefined,
): ClientError | undefined {
  const { unfinished } = grammars[name as keyof typeof grammars]
  const isCut =
    last === undefined ||
    (Object.keys(unfinished).length > 0 && !/^(?:messageStop|metadata)$/.test(last.type))
  return isCut
    ? {
        name: 'IncompleteStream',
        message: `the stream ended ${last === undefined ? 'without any event' : `after ${last.type}`}`,
      }
    : undefined
}
