import { describe, expect, it } from 'vitest'
import { modelAt, operationAt } from '../../../contract/index.js'
import type { ClientFeature, ClientHello, ClientOutcome } from '../../../subjects/client/subject.js'
import { seesStream, type ExpectedStream } from './seesStream.js'
import { storyOf } from './story.js'

const model = modelAt('newest')
const operation = operationAt(model, 'ConverseStream')
const story = storyOf(operation)
const given = story.map(({ type, payload }) => ({ [type]: payload }))

const hello = (...features: ClientFeature[]): ClientHello => ({
  protocol: 1,
  name: 'test',
  version: '1',
  operations: ['ConverseStream'],
  features,
})
const judge = (
  outcome: Partial<ClientOutcome>,
  expected: ExpectedStream,
  features: readonly ClientFeature[] = [],
): readonly string[] =>
  seesStream(model, operation, hello(...features), { end: 'answer', milliseconds: 1, ...outcome }, [
    expected,
  ]).map(({ message }) => message)

const error = { name: 'ThrottlingException', message: 'Too many requests' }

describe('a stream that ends', () => {
  const whole: ExpectedStream = { events: story, end: 'end' }

  it('has its events, with members besides or without', () => {
    expect(judge({ events: given }, whole)).toEqual([])
    expect(judge({ events: given.map((event) => ({ ...event, p: 'ab' })) }, whole)).toEqual([])
  })

  it('lacks, repeats or changes none of them, and does not fail', () => {
    expect(judge({ events: given.slice(0, -1) }, whole)).toEqual(['10 events were due, the caller got 9'])
    expect(judge({ events: [...given, given[0]] }, whole)).toEqual(['10 events were due, the caller got 11'])
    expect(judge({ events: given.toReversed() }, whole)[0]).toMatch(/^event 1: /)
    expect(judge({ events: given, error }, whole)).toEqual([
      'the stream had to end, and failed with ThrottlingException: Too many requests',
    ])
  })

  it('is told of at all by a client with a form of its own', () => {
    expect(judge({ events: [{}] }, whole, ['own-form'])).toEqual([])
    expect(judge({ events: [] }, whole, ['own-form'])).toHaveLength(1)
  })
})

describe('a stream that an exception cuts short', () => {
  const cut: ExpectedStream = {
    events: story.slice(0, 2),
    end: { name: 'throttlingException', message: 'Too many' },
  }
  const events = given.slice(0, 2)
  const last = { throttlingException: { message: 'Too many requests' } }

  it('fails with it', () => {
    expect(judge({ events, error }, cut)).toEqual([])
    expect(judge({ events }, cut)).toEqual([
      'the call had to fail, and gave its caller 2 events and their end',
    ])
  })

  it('has it as its last event where that is the idiom, and nowhere else', () => {
    expect(judge({ events: [...events, last] }, cut, ['errors-as-events'])).toEqual([])
    expect(judge({ events: [...events, last] }, cut)).toHaveLength(2)
  })
})

it('may have fewer events where time decides', () => {
  const some: ExpectedStream = { events: story, fewer: true }
  expect(judge({ events: given.slice(0, 1), error }, some)).toEqual([])
  expect(judge({ events: [...given, given[0]] }, some)).toHaveLength(1)
})
