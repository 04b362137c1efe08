import type { ClientPlan } from '../../cases/client/plan.js'
import { exampleAnswer, exampleEvents } from '../../cases/client/samples.js'
import { streamScript } from '../../cases/client/scripts.js'
import type { ModelOperation } from '../../contract/index.js'
import type { ClientHello, ClientOutcome } from '../../subjects/client/subject.js'
import { makeStep, returned, show, type Step, unless } from './step.js'

/** A call of an operation that is answered as usual. */
export const answerStep = (plan: ClientPlan, operation: ModelOperation, hello: ClientHello): Step =>
  makeStep(plan, operation, {
    title: `${operation.name} is called, and gives what was answered`,
    mend:
      operation.responseStream === undefined
        ? 'put what the client returned into `output`: an object whose members have the names of the API, blobs as {"$base64":"…"}'
        : 'put what the client yielded into `events`, in order, each an object with one member named after its event, such as {"messageStart":{…}}',
    check: (outcome, { arrivals }) => [
      ...returned(outcome),
      ...unless(arrivals.length === 1, `${arrivals.length} requests came for one call`),
      ...(operation.responseStream === undefined
        ? outputFaults(outcome, exampleAnswer(plan, operation), hello)
        : eventFaults(outcome, operation, hello)),
    ],
  })

/** A long stream may be told of by a summary. */
export const summaryStep = (plan: ClientPlan, operation: ModelOperation): Step =>
  makeStep(plan, operation, {
    title: 'option summarise: a stream is told of by its length and a digest',
    mend: 'count the events, and take the SHA-256 of the bytes of contentBlockDelta.delta.text or chunk.bytes of all of them, see docs/adapters.md',
    call: { options: { summarise: true } },
    script: () => streamScript(operation, exampleEvents(operation)),
    check: (outcome) => [
      ...returned(outcome),
      ...unless(
        outcome.summary?.count === exampleEvents(operation).length,
        `${exampleEvents(operation).length} events were sent, the summary is ${show(outcome.summary)}`,
      ),
    ],
  })

function outputFaults(
  { output }: ClientOutcome,
  answer: Readonly<Record<string, unknown>>,
  { features }: ClientHello,
): readonly string[] {
  if (typeof output !== 'object' || output === null)
    return [`\`output\` must be an object, and is ${show(output)}`]
  // A form of its own has names of its own.
  if (features.includes('own-form')) return []
  const given = output as Readonly<Record<string, unknown>>
  return Object.entries(answer).flatMap(([name, value]) => {
    if (value === undefined) return []
    if (given[name] === undefined)
      return [`\`output\` lacks ${name}: it has ${Object.keys(given).join(', ')}`]
    return value instanceof Uint8Array ? blobFaults(name, given[name], value) : []
  })
}

function blobFaults(name: string, given: unknown, bytes: Uint8Array): readonly string[] {
  const expected = Buffer.from(bytes).toString('base64')
  const isRight = (given as { readonly $base64?: unknown } | null)?.$base64 === expected
  return unless(isRight, `${name} must be {"$base64":"${expected}"}, and is ${show(given)}`)
}

function eventFaults(
  { events = [] }: ClientOutcome,
  operation: ModelOperation,
  { features }: ClientHello,
): readonly string[] {
  if (features.includes('own-form')) return unless(events.length > 0, 'no event came back')
  const expected = exampleEvents(operation).map(({ type }) => type)
  const given = events.map((event) => Object.keys(event ?? {})[0] ?? 'nothing')
  return unless(
    given.join() === expected.join(),
    `the events sent were ${expected.join(', ')}; those given are ${given.join(', ') || 'none'}`,
  )
}
