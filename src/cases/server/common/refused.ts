import type { ConstraintKind, ModelPath } from '../../../contract/index.js'
import type { HttpExchange } from '../../../wire/http/message.js'
import { readError } from '../../../wire/rest/index.js'
import type { Finding } from '../../case.js'
import { namesResource } from '../request/needs.js'
import { notAnswered } from './accepted.js'

/** An error that counts as the right one. */
export interface Refusal {
  readonly name: string
  readonly status: number
}

const validation: Refusal = { name: 'ValidationException', status: 400 }
const serialization: Refusal = { name: 'SerializationException', status: 400 }
const notFound: Refusal = { name: 'ResourceNotFoundException', status: 404 }
const tooLarge: Refusal = { name: 'RequestEntityTooLargeException', status: 413 }

export const refusals = { validation, serialization, notFound, tooLarge } as const

/** The errors that may answer a broken constraint; more than one where the contract leaves room. */
export function refusalsOf(kind: ConstraintKind | undefined, path?: ModelPath): readonly Refusal[] {
  // What cannot be read as its type may be refused by the protocol or by validation.
  const missing = namesResource(path?.member?.name) ? [notFound] : []
  if (kind === 'type' || kind === 'base64') return [validation, serialization, ...missing]
  // An id that no resource can have may be refused as malformed or as not found.
  if (missing.length > 0) return [validation, notFound]
  if (kind === 'max-bytes') return [validation, tooLarge]
  return [validation]
}

/** Whether a request was refused with one of the errors that the contract asks for. */
export function refused(exchange: HttpExchange, allowed: readonly Refusal[] = [validation]): Finding[] {
  const unanswered = notAnswered(exchange)
  if (unanswered !== undefined) return [unanswered]
  const wanted = allowed.map(({ name, status }) => `${status} ${name}`).join(' or ')
  const { name } = readError(exchange)
  const { status } = exchange
  // A server may name an error of a status as it likes as long as it names none: that is judged by a case of its own.
  if (allowed.some((refusal) => refusal.status === status && (refusal.name === name || name === '')))
    return []
  const came = `${status}${name === '' ? '' : ` ${name}`}`
  return [{ message: `must be refused with ${wanted}, was answered ${came}` }]
}
