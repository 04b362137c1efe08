import type { ModelOperation } from '../../../contract/index.js'
import type { HttpExchange } from '../../../wire/http/message.js'
import { readError } from '../../../wire/rest/index.js'
import type { Finding } from '../../case.js'
import { readAnswer } from './answer.js'

/**
 * Whether a request was accepted: a status of success with an answer that can be recognised as one of the operation.
 * What else may be wrong with the answer is the business of other cases; an empty object is no answer at all.
 */
export function accepted(operation: ModelOperation, exchange: HttpExchange): Finding[] {
  const unanswered = notAnswered(exchange)
  if (unanswered !== undefined) return [unanswered]
  if (exchange.status !== 200) {
    const { name, body } = readError(exchange)
    const told = name === '' ? '' : ` with ${name}`
    const message =
      typeof body === 'object' && body !== null ? ` (${JSON.stringify(body).slice(0, 300)})` : ''
    return [{ message: `must be accepted with status 200, was answered ${exchange.status}${told}${message}` }]
  }
  const lacking = readAnswer(operation, exchange).unrecognised
  return lacking === undefined ? [] : [{ message: `must be answered, but ${lacking}` }]
}

/** A finding when there was no whole HTTP message to judge. */
export function notAnswered({ status, end, fault }: HttpExchange): Finding | undefined {
  if (status !== undefined && end === 'complete') return undefined
  const what = {
    refused: 'the connection was refused',
    reset: 'the connection was lost',
    timeout: 'no end came in time',
    malformed: 'the answer was no HTTP',
    complete: 'there was no status',
  }[end]
  return { message: `must be answered, but ${what}${fault === undefined ? '' : ` (${fault})`}` }
}
