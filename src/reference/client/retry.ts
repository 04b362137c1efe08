import type { ClientError } from '../../subjects/client/subject.js'

/** Errors of too many requests, by name; `ModelNotReadyException` is marked as retryable in the model. */
const throttling = new Set([
  'ThrottlingException',
  'TooManyRequestsException',
  'ModelNotReadyException',
  'ServiceUnavailableException',
  'InternalServerException',
])

const transient = new Set([500, 502, 503, 504])

/** Connections that were lost before an answer. */
export const CONNECTION_LOST = 'ConnectionLost'

/** Whether the same request may succeed a moment later. */
export const isRetryable = ({ name, statusCode }: ClientError): boolean =>
  name === CONNECTION_LOST ||
  throttling.has(name) ||
  statusCode === 429 ||
  (statusCode !== undefined && transient.has(statusCode))

/** Twice as long each time from 50 ms, a random part of it at least half, no more than 20 s. */
export const pauseAfter = (attempts: number): number => {
  const longest = Math.min(20_000, 50 * 2 ** (attempts - 1))
  return longest / 2 + Math.random() * (longest / 2)
}
