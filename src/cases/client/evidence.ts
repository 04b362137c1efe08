import type { ScriptedReply } from '../../subjects/client/script.js'
import type { ClientOutcome } from '../../subjects/client/subject.js'
import type { Evidence } from '../case.js'
import { answerText, requestText } from '../httpText.js'
import type { ClientObservation } from './observation.js'

/** Requests, answers and outcomes under one failure: more would hide what matters. */
const SHOWN = 3

/** Characters of an outcome that a report shows. */
const LONGEST = 3_000

/** The raw requests, what each was answered, what the caller saw, and what the adapter said of it. */
export function evidenceOf(observation: ClientObservation): readonly Evidence[] {
  const { calls, arrivals, script } = observation
  const exchanges = arrivals.slice(0, SHOWN).flatMap(({ request, httpVersion, tls }, index): Evidence[] => [
    {
      title: numbered('sent', index, arrivals.length),
      text: requestText(request, httpVersion) + (tls ? '\n\n(over TLS)' : ''),
    },
    {
      title: numbered('answered', index, arrivals.length),
      text: replyText(script.replies[Math.min(index, script.replies.length - 1)]!),
    },
  ])
  const seen = calls
    .slice(0, SHOWN)
    .flatMap(({ outcome }, index): Evidence[] => [
      { title: numbered('the caller saw', index, calls.length), text: outcomeText(outcome) },
      ...(outcome.stderr === undefined || outcome.stderr === ''
        ? []
        : [{ title: 'standard error of the adapter', text: outcome.stderr }]),
    ])
  return [...exchanges, ...seen].map(({ title, text }) => ({ title, text: withoutKey(text, observation) }))
}

/** The key of a route and the port of its server differ from run to run, and say nothing. */
export const withoutKey = (
  text: string,
  { key, endpoint }: Pick<ClientObservation, 'key' | 'endpoint'>,
): string =>
  text.replaceAll(endpoint, 'ENDPOINT').replaceAll(new URL(endpoint).host, 'HOST').replaceAll(key, 'KEY')

const numbered = (title: string, index: number, count: number): string =>
  count === 1 ? title : `${title} (${index + 1} of ${count})`

function replyText({ status, headers, body, length, fault }: ScriptedReply): string {
  const bytes = Buffer.concat(body.map((piece) => piece.bytes))
  const notes = [
    ...(body.length > 1 ? [`in ${body.length} pieces`] : []),
    ...(typeof length === 'number' ? [`with Content-Length ${length} for ${bytes.byteLength} bytes`] : []),
    ...(fault === undefined
      ? []
      : ['at' in fault ? `${fault.kind} ${fault.at}` : `${fault.kind} ${fault.code}`]),
  ]
  const note = notes.length === 0 ? '' : `\n\n(${notes.join('; ')})`
  return answerText({ status, headers }, bytes) + note
}

function outcomeText({ output, events, summary, error, end, fault }: ClientOutcome): string {
  const seen = { output, events, summary, error, ...(end !== 'answer' && { end, fault }) }
  const text = JSON.stringify(seen, undefined, 2)
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}
