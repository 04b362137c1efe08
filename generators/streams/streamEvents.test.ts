import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelAt, validate } from '../../src/contract/index.js'
import { aggregate } from '../../src/stream/aggregate.js'
import { checkSequence } from '../../src/stream/checkSequence.js'
import type { SequenceEvent } from '../../src/stream/event.js'
import type { StreamingOperation } from '../../src/stream/grammar.js'
import { brokenLaws, frozen } from '../laws.js'
import { asJson } from '../requests/forms.js'
import { Coverage } from '../shapes/testing/coverage.js'
import { streamEvents, type StreamEvent } from './streamEvents.js'

const NEWEST = modelAt('newest').revision.id

const OPERATIONS: readonly StreamingOperation[] = [
  'ConverseStream',
  'InvokeModelWithResponseStream',
  'InvokeModelWithBidirectionalStream',
]

function sequence(events: readonly StreamEvent[]): readonly SequenceEvent[] {
  return events.flatMap((event) =>
    Object.entries(asJson(event)).map(([type, payload]) => ({
      kind: type.endsWith('Exception') ? ('exception' as const) : ('event' as const),
      type,
      payload,
    })),
  )
}

function objections(operation: StreamingOperation, events: readonly StreamEvent[], revision: string): string {
  const alone = events.flatMap((event) => validate(operation, 'event', asJson(event), revision))
  const together = checkSequence(operation, sequence(events), revision)
  return [...alone, ...together].map(({ message }) => message).join('\n')
}

describe.each(OPERATIONS)('events of %s', (operation) => {
  it('keep the laws', { timeout: 60_000 }, () => {
    const lawful = (events: readonly StreamEvent[]): string | undefined =>
      objections(operation, events, NEWEST) || undefined
    const arbitrary = streamEvents(operation, { exceptions: true })
    expect(brokenLaws(arbitrary, lawful, { runs: 60, shrinks: 12 })).toEqual([])
  })

  it('are lawful at older revisions', () => {
    const having = ['2023-09-28', '2024-05-30', '2025-06-30'].filter((revision) =>
      modelAt(revision).operations.has(operation),
    )
    for (const revision of having) {
      const sample = fc.sample(streamEvents(operation, { revision, exceptions: true }), {
        seed: 1,
        numRuns: 100,
      })
      for (const events of sample) expect(objections(operation, events, revision)).toBe('')
    }
  })

  it('reach every member, branch and value that an answer has', { timeout: 60_000 }, () => {
    const model = modelAt('newest')
    const coverage = new Coverage(model, model.operations.get(operation)!.responseStream!)
    for (const events of fc.sample(streamEvents(operation, { exceptions: true }), {
      seed: 1,
      numRuns: 4000,
    })) {
      for (const event of events) coverage.add(event)
    }
    // It is always the assistant who answers.
    const others = new Set(['messageStart.role=user', 'messageStart.role=system'])
    expect(coverage.missing().filter((place) => !others.has(place))).toEqual([])
  })

  it('of one seed stay as they are', () => {
    expect(frozen(streamEvents(operation, { exceptions: true }), 1, 3)).toMatchSnapshot()
  })

  it('shrink to the shortest stream', () => {
    const property = fc.property(streamEvents(operation, { exceptions: true }), () => false)
    expect(fc.stringify(fc.check(property, { seed: 1 }).counterexample?.[0])).toMatchSnapshot()
  })
})

it('the events of ConverseStream fold into a lawful answer of Converse', { timeout: 60_000 }, () => {
  for (const events of fc.sample(streamEvents('ConverseStream'), { seed: 1, numRuns: 300 })) {
    expect(validate('Converse', 'response', aggregate(sequence(events)))).toEqual([])
  }
})

it('an operation without a stream has no events', () => {
  expect(() => streamEvents('Converse')).toThrow('Converse answers no event stream')
})
