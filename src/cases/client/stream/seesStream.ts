import type { Model, ModelOperation } from '../../../contract/index.js'
import type { SequenceEvent } from '../../../stream/event.js'
import type { ClientError, ClientHello, ClientOutcome } from '../../../subjects/client/subject.js'
import type { Finding } from '../../case.js'
import { errorText } from '../answered.js'
import { asCallInput } from '../callInput.js'
import { differences } from '../compare/compare.js'
import { seesError, type ExpectedError } from '../errors/seesError.js'

/** What the caller of a client has to see of one stream. */
export interface ExpectedStream {
  /** Exactly these, in this order; members that they have besides do not matter. */
  readonly events: readonly SequenceEvent[]
  /** Whether there may be fewer of them, where time decides how many come. */
  readonly fewer?: boolean
  /** How it ends: with an error that says so much, or with none; not judged where absent. */
  readonly end?: ExpectedError | 'end'
}

/** Everything that the caller saw otherwise; of several lawful ways to see it, by the first. */
export function seesStream(
  model: Model,
  operation: ModelOperation,
  hello: ClientHello,
  outcome: ClientOutcome,
  expected: readonly ExpectedStream[],
): readonly Finding[] {
  const seen = withoutUnknown(thrown(hello, outcome))
  const judged = expected.map((stream) => [
    ...seesEnd(hello, seen, stream.end),
    ...seesEvents(model, operation, hello, seen, stream),
  ])
  return judged.find((findings) => findings.length === 0) ?? judged[0]!
}

/** The outcome as if an exception that was handed over as the last event had been thrown. */
function thrown({ features }: ClientHello, outcome: ClientOutcome): ClientOutcome {
  const last = outcome.events?.at(-1)
  if (!features.includes('errors-as-events') || outcome.error !== undefined) return outcome
  const [[name, payload] = ['', undefined]] = Object.entries(last ?? {}) as [string, unknown][]
  if (!name.endsWith('Exception')) return outcome
  const fields = (payload ?? {}) as Readonly<Record<string, unknown>>
  const { message } = fields
  const error: ClientError = { name, message: typeof message === 'string' ? message : '', fields }
  return { ...outcome, events: outcome.events!.slice(0, -1), error }
}

/** The outcome without the events that the client itself handed over as unknown: its caller can tell them apart. */
function withoutUnknown(outcome: ClientOutcome): ClientOutcome {
  const isKnown = (event: unknown) => !Object.hasOwn(Object(event), '$unknown')
  return outcome.events === undefined ? outcome : { ...outcome, events: outcome.events.filter(isKnown) }
}

function seesEnd(hello: ClientHello, outcome: ClientOutcome, end: ExpectedStream['end']): readonly Finding[] {
  const { error } = outcome
  if (end === undefined) return []
  if (end !== 'end') return seesError(hello, outcome, end)
  return error === undefined
    ? []
    : [{ message: `the stream had to end, and failed with ${errorText(error)}`, pointer: '/error' }]
}

/** A client with a form of its own is asked whether it told of the stream at all. */
function seesEvents(
  model: Model,
  operation: ModelOperation,
  { features }: ClientHello,
  { events = [] }: ClientOutcome,
  { events: expected, fewer = false }: ExpectedStream,
): readonly Finding[] {
  if (features.includes('own-form'))
    return expected.length > 0 && events.length === 0 && !fewer
      ? [{ message: 'the caller got no event of the stream' }]
      : []
  const { name } = operation.responseStream!
  for (const [index, { type, payload }] of expected.slice(0, events.length).entries()) {
    const wanted = asCallInput(model, name, { [type]: payload })
    const [difference] = differences(model, name, wanted, events[index], 'caller', `/events/${index}`)
    if (difference !== undefined)
      return [{ ...difference, message: `event ${index + 1}: ${difference.message}` }]
  }
  return events.length === expected.length || (fewer && events.length < expected.length)
    ? []
    : [{ message: `${expected.length} events were due, the caller got ${events.length}` }]
}
