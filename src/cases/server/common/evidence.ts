import { bodyOf } from '../../../wire/rest/index.js'
import type { HttpExchange } from '../../../wire/http/message.js'
import type { Evidence } from '../../case.js'
import { answerText, requestText } from '../../httpText.js'
import type { Seen } from './serverCase.js'

/** The request, the answer and the command that repeats it. */
export function evidenceOf({ exchange, command }: Seen): Evidence[] {
  return [
    { title: 'sent', text: requestText(exchange.request, exchange.httpVersion) },
    { title: 'came', text: cameText(exchange) },
    { title: 'reproduce', text: command() },
  ]
}

function cameText(exchange: HttpExchange): string {
  const { status, headers, end, fault, httpVersion } = exchange
  const ended = end === 'complete' ? '' : `\n\n(${end}${fault === undefined ? '' : `: ${fault}`})`
  if (status === undefined) return `no answer${ended}`
  return answerText({ status, headers }, bodyOf(exchange), httpVersion) + ended
}
