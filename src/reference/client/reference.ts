import { randomUUID } from 'node:crypto'
import { modelAt, type Model, type ModelOperation } from '../../contract/index.js'
import { bearer, sign } from '../../wire/auth/index.js'
import { parseBaseUrl } from '../../wire/http/baseUrl.js'
import { completeRequest } from '../../wire/http/completeRequest.js'
import type { HttpRequest } from '../../wire/http/message.js'
import { readResponse, writeRequest } from '../../wire/rest/index.js'
import { soundMessages } from '../../wire/frames/decode.js'
import type { ClientCall } from '../../subjects/client/subject.js'
import { ClientFailure } from './clientFailure.js'
import { failureOf, streamFailureOf, unfinishedOf } from './failures.js'
import { fromWire } from './fromWire.js'
import type { Attempt, CallerValue, ClientParts, Reply } from './parts.js'
import { readMessage } from './readMessage.js'
import { isRetryable, pauseAfter } from './retry.js'
import { toWire } from './toWire.js'
import { createTransport } from './transport.js'

/** The parts of a client that keeps to the contract of a revision and to the protocols below it. */
export const referenceClientParts = (revision = 'newest'): ClientParts => ({
  model: modelAt(revision),
  now: () => new Date(),
  newToken: () => randomUUID(),
  complete: withToken,
  toWire,
  write: writeRequest,
  finish,
  authenticate,
  connect: () => createTransport(),
  failure: failureOf,
  isRetryable,
  attempts: 3,
  pause: pauseAfter,
  output,
  streamOutput,
  messages: (body) => soundMessages(body),
  readMessage,
  streamFailure: streamFailureOf,
  event: (model, operation, { type, payload }) =>
    fromWire(model, operation.responseStream!, { [type]: payload }) as CallerValue,
  unfinished: unfinishedOf,
})

/** "A member that is marked as an idempotency token": the client makes one unless its caller gave one. */
function withToken(
  { input: { members } }: ModelOperation,
  input: CallerValue,
  newToken: () => string,
): CallerValue {
  const token = members.find(({ idempotencyToken }) => idempotencyToken)
  return token === undefined || (input[token.name] ?? undefined) !== undefined
    ? input
    : { ...input, [token.name]: newToken() }
}

function finish(request: HttpRequest, { call, invocation, number, most }: Attempt): HttpRequest {
  const complete = completeRequest(request, parseBaseUrl(call.endpoint))
  return {
    ...complete,
    headers: [
      ...complete.headers,
      ['User-Agent', 'bedrock-conformance'],
      ['amz-sdk-invocation-id', invocation],
      ['amz-sdk-request', `attempt=${number}; max=${most}`],
    ],
  }
}

const authenticate = async (
  request: HttpRequest,
  { credentials, region }: ClientCall,
  now: Date,
): Promise<HttpRequest> =>
  'bearerToken' in credentials
    ? bearer(request, credentials.bearerToken)
    : sign(request, { region, credentials, date: now })

/** The members of an answer. One that lacks what every answer has is none, whatever its status says. */
function output(
  model: Model,
  operation: ModelOperation,
  { headers, status }: Reply,
  body: Uint8Array,
): CallerValue {
  const read = readResponse(operation, { headers, chunks: [{ at: 0, bytes: body }] })
  if ('unreadable' in read) throw unreadable(read.unreadable, status)
  const { value } = read
  const missing = operation.output.members.find(
    ({ name, required }) =>
      required && name !== operation.output.payload && (value[name] ?? undefined) === undefined,
  )
  if (missing !== undefined) throw unreadable(`the answer has no ${missing.name}`, status)
  try {
    return fromWire(model, operation.output, value) as CallerValue
  } catch (error) {
    throw unreadable(`the answer cannot be read: ${(error as Error).message}`, status)
  }
}

const unreadable = (message: string, statusCode: number): ClientFailure =>
  new ClientFailure({ name: 'UnreadableAnswer', message, statusCode })

function streamOutput(model: Model, operation: ModelOperation, { headers }: Reply): CallerValue {
  const read = readResponse(operation, { headers, chunks: [] })
  const members = operation.output.members.filter(({ location }) => location === 'header')
  return 'value' in read ? (fromWire(model, { ...operation.output, members }, read.value) as CallerValue) : {}
}
