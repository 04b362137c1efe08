import type { ModelOperation } from './model.js'
import { idPrefix } from './part.js'
import type { Violation } from './violation.js'

/** An error reply as a caller sees it: its name, the HTTP status, and the parsed body. */
export interface ErrorValue {
  readonly name: string
  readonly status: number
  readonly body: unknown
}

/**
 * Errors that no operation lists and every operation may answer: those of the protocol (restJson1), of signing and of
 * the front end. Recorded or documented, with their status; see "Common Errors" of the API reference.
 */
export const commonErrors: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  IncompleteSignatureException: 400,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  NotAuthorized: 400,
  RequestExpired: 400,
  RequestEntityTooLargeException: 413,
  RequestTimeoutException: 408,
  SerializationException: 400,
  UnknownOperationException: 404,
  UnrecognizedClientException: 403,
}

/** Everything about an error that the operation does not allow. */
export function errorViolations(operation: ModelOperation, error: ErrorValue): Violation[] {
  const prefix = idPrefix(operation.name, 'error')
  const expected =
    operation.errors.find(({ name }) => name === error.name)?.status ?? commonErrors[error.name]
  const violations: Violation[] = []
  if (expected === undefined) {
    violations.push({
      requirement: `${prefix}.name`,
      pointer: '/name',
      message: `${JSON.stringify(error.name)} is no error of ${operation.name}, which has ${operation.errors.map(({ name }) => name).join(', ')}`,
    })
  } else if (expected !== error.status) {
    violations.push({
      requirement: `${prefix}.status`,
      pointer: '/status',
      message: `${error.name} has status ${expected}, came with ${error.status}`,
    })
  }
  if (messageOf(error.body) === undefined) {
    violations.push({
      requirement: `${prefix}.message`,
      pointer: '/body/message',
      message: 'the body must be a JSON object with the text of the error as message',
    })
  }
  return violations
}

/** The text of an error body. Authorization failures of the service were seen with a capital letter. */
export function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { message = 'Message' in body ? body.Message : undefined } = body as {
    message?: unknown
    Message?: unknown
  }
  return typeof message === 'string' ? message : undefined
}
