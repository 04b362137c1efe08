import type { ModelOperation } from '../../contract/index.js'
import { header, type HttpRequest } from '../../wire/http/message.js'
import type { Json } from './json.js'
import type { Provoked } from './parts.js'
import { messages } from './wording.js'

/** A header that names an error to answer with, for operations without a model id. */
export const PROVOKE_HEADER = 'x-conformance-provoke'

/**
 * What a model id asks for. `conformance.throttling-exception` answers with that error; after `conformance.` a leading
 * `stream-` sends it as a message of the stream after four events, `first-` as its first; `conformance.slow-250` waits
 * 250 milliseconds, `conformance.cut` ends the stream inside a message; `conformance.absent` is no model at all.
 */
export function provokedBy(
  operation: ModelOperation,
  value: Json,
  request: HttpRequest,
): Provoked | undefined {
  const named = header(request.headers, PROVOKE_HEADER)
  if (named !== undefined) return asError(operation, named)
  const id = value['modelId']
  if (typeof id !== 'string' || !id.startsWith('conformance.')) return undefined
  const what = id.slice('conformance.'.length)
  if (what === 'absent') return { kind: 'error', error: absentModel }
  if (what === 'cut') return { kind: 'cut' }
  const slow = /^slow-(\d{1,5})$/.exec(what)
  if (slow !== null) return { kind: 'slow', milliseconds: Number(slow[1]) }
  const inStream = /^(stream|first)-([a-z-]+)$/.exec(what)
  if (inStream !== null) return asException(operation, camel(inStream[2]!), inStream[1] === 'stream' ? 4 : 0)
  return asError(operation, pascal(what))
}

const absentModel = {
  name: 'ValidationException',
  status: 400,
  message: 'The provided model identifier is invalid.',
}

function asError(operation: ModelOperation, name: string): Provoked | undefined {
  const error = operation.errors.find((candidate) => candidate.name === name)
  if (error === undefined) return undefined
  return {
    kind: 'error',
    error: { name, status: error.status, message: messages[name] ?? 'Provoked on purpose.' },
  }
}

function asException(operation: ModelOperation, type: string, after: number): Provoked | undefined {
  const member = operation.responseStream?.members.find(({ name }) => name === type)
  return member === undefined ? undefined : { kind: 'exception', type, after }
}

const camel = (kebab: string): string =>
  kebab.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())

const pascal = (kebab: string): string => camel(`-${kebab}`)
