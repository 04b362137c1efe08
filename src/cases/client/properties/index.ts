import * as fc from 'fast-check'
import { asJson, asWire } from '../../../../generators/requests/forms.js'
import { request } from '../../../../generators/requests/request.js'
import { response } from '../../../../generators/responses/response.js'
import { streamEvents } from '../../../../generators/streams/streamEvents.js'
import { idPrefix, kebab, type ModelOperation } from '../../../contract/index.js'
import type { SequenceEvent } from '../../../stream/event.js'
import { eachReturned } from '../answer/returned.js'
import { asCallInput } from '../callInput.js'
import type { ClientCase } from '../clientCase.js'
import { differences } from '../compare/compare.js'
import type { ClientPlan } from '../plan.js'
import { eachSent } from '../request/eachSent.js'
import { sentDifferences, sentUndocumented } from '../request/sent.js'
import { exampleCall, exampleScript, operationsOf } from '../samples.js'
import { answerScript, streamScript } from '../scripts.js'
import { propertyCase } from './property.js'

type Members = Readonly<Record<string, unknown>>

/** What must hold for any call and any answer of an operation, tried with random ones. */
export const propertyCases = (plan: ClientPlan): readonly ClientCase[] =>
  plan.properties === undefined
    ? []
    : operationsOf(plan).flatMap((operation) => [
        requestProperty(plan, operation),
        operation.responseStream === undefined
          ? answerProperty(plan, operation)
          : streamProperty(plan, operation),
      ])

function requestProperty(plan: ClientPlan, operation: ModelOperation): ClientCase {
  const { model } = plan
  const { name, input } = operation
  return propertyCase(plan, operation, {
    id: `${kebab(name)}.request.property`,
    requirement: `${idPrefix(name, 'request')}.type`,
    title: 'any lawful input arrives as it was given, and nothing else does',
    values: () => request(name, { revision: model.revision.id, open: true }),
    trial: (value) => ({
      script: () => exampleScript(plan, operation),
      calls: () => [{ operation: name, input: asCallInput(model, input.name, value) as Members }],
      check: (observation) =>
        eachSent(observation, (call, arrival) => [
          ...sentDifferences(model, call, arrival),
          ...sentUndocumented(model, call, arrival),
        ]),
    }),
  })
}

function answerProperty(plan: ClientPlan, operation: ModelOperation): ClientCase {
  const { model } = plan
  const { name, output } = operation
  return propertyCase(plan, operation, {
    id: `${kebab(name)}.answer.property`,
    requirement: `${idPrefix(name, 'response')}.type`,
    title: 'any lawful answer reaches the caller as it was given',
    values: () => response(name, { revision: model.revision.id, open: true }),
    trial: (value) => ({
      script: () => answerScript(operation, asWire(value)),
      calls: (key) => [exampleCall(plan, operation, key)],
      check: (observation) =>
        eachReturned(observation, (outcome) =>
          differences(model, output.name, asCallInput(model, output.name, value), outcome.output, 'caller'),
        ),
    }),
  })
}

function streamProperty(plan: ClientPlan, operation: ModelOperation): ClientCase {
  const { model } = plan
  const { name } = operation
  const union = operation.responseStream!.name
  return propertyCase(plan, operation, {
    id: `${kebab(name)}.answer.property`,
    requirement: `${idPrefix(name, 'event')}.type`,
    title: 'any lawful stream reaches the caller as it was given, wherever it is cut',
    values: () =>
      fc.tuple(streamEvents(name, { revision: model.revision.id }), fc.integer({ min: 1, max: 300 })),
    trial: ([events, every]) => ({
      script: () => streamScript(operation, events.map(asEvent), { every }),
      calls: (key) => [exampleCall(plan, operation, key)],
      check: (observation) =>
        eachReturned(observation, ({ events: seen = [] }) =>
          seen.length === events.length
            ? events.flatMap((event, index) =>
                differences(
                  model,
                  union,
                  asCallInput(model, union, event),
                  seen[index],
                  'caller',
                  `/${index}`,
                ),
              )
            : [{ message: `${events.length} events were due, the caller got ${seen.length}` }],
        ),
    }),
  })
}

function asEvent(event: Members): SequenceEvent {
  const [[type, payload] = ['', {}]] = Object.entries(asJson(event))
  return { kind: 'event', type, payload }
}
