import type { ClientPlan } from '../../cases/client/plan.js'
import { exampleEvents } from '../../cases/client/samples.js'
import { errorScript, requestId, streamScript } from '../../cases/client/scripts.js'
import type { ModelOperation } from '../../contract/index.js'
import type { ClientHello, ClientOutcome } from '../../subjects/client/subject.js'
import { failed, makeStep, show, type Step, unless } from './step.js'

const refusal = { name: 'ValidationException', status: 400, message: 'The text of the refusal.' }

/** An operation that is refused. */
export const errorStep = (plan: ClientPlan, operation: ModelOperation): Step =>
  makeStep(plan, operation, {
    title: `${operation.name} is refused, and its caller is told why`,
    mend: 'put what the client threw into `error`: its name without namespace, its message, the status and the request id of the response',
    script: () => errorScript(refusal),
    check: (outcome) => [...failed(outcome), ...errorFaults(outcome)],
  })

function errorFaults({ error }: ClientOutcome): readonly string[] {
  if (error === undefined) return []
  const expected = {
    name: refusal.name,
    message: refusal.message,
    statusCode: refusal.status,
    requestId,
  }
  return Object.entries(expected).flatMap(([member, value]) => {
    const given = error[member as keyof typeof expected]
    const isRight = member === 'message' ? String(given).includes(String(value)) : given === value
    return unless(isRight, `\`error.${member}\` must be ${show(value)}, and is ${show(given)}`)
  })
}

/** A stream that ends in an exception. */
export const exceptionStep = (plan: ClientPlan, operation: ModelOperation, hello: ClientHello): Step => {
  const before = exampleEvents(operation).slice(0, 2)
  const isEvent = hello.features.includes('errors-as-events')
  return makeStep(plan, operation, {
    title: `${operation.name} ends in an exception, after the events before it`,
    mend: isEvent
      ? 'leave the exception in `events`, as the last of them'
      : 'when the iteration of the stream fails, answer with both: the `events` that came, and the `error`',
    script: () =>
      streamScript(operation, [
        ...before,
        { kind: 'exception', type: 'throttlingException', payload: { message: 'Too many requests.' } },
      ]),
    check: ({ events = [], error }) => {
      const count = before.length + (isEvent ? 1 : 0)
      return [
        ...unless(events.length >= count, `${count} events had to be kept, and ${events.length} were`),
        ...unless(
          isEvent || /throttling/i.test(error?.name ?? ''),
          `\`error\` must be the ThrottlingException, and is ${show(error)}`,
        ),
      ]
    },
  })
}
