import { expect, it } from 'vitest'
import type { ClientObservation } from '../observation.js'
import { attemptsMade, pausesGrow } from './attempts.js'

const seen = (...times: readonly number[]): ClientObservation =>
  ({ calls: [{}, {}], arrivals: times.map((at) => ({ at })) }) as unknown as ClientObservation

it('counts requests', () => {
  expect(attemptsMade(seen(0, 50), [2])).toEqual([])
  expect(attemptsMade(seen(0), [2])).toEqual([{ message: '2 requests were due, 1 came' }])
  expect(attemptsMade(seen(0, 1), [1])).toEqual([{ message: '1 request was due, 2 came' }])
})

it('lets pauses be random, and even shorter than before', () => {
  expect(pausesGrow(seen(0, 60, 180, 420, 1000, 1010, 1200, 1220), 4)).toEqual([])
  expect(pausesGrow(seen(0, 90, 180, 270, 1000, 1020, 1220, 1300), 4)).toEqual([])
})

it('sees that there are no pauses, or that all are the same, in every call', () => {
  expect(pausesGrow(seen(0, 3, 6, 9, 20, 24, 27, 30), 4)[0]!.message).toContain('at once each time')
  expect(pausesGrow(seen(0, 100, 200, 301, 500, 605, 706, 806), 4)[0]!.message).toBe(
    'the pauses do not grow: 100 ms, 100 ms, 101 ms; then 105 ms, 101 ms, 100 ms',
  )
})

it('asks for as many requests as the caller allowed', () => {
  expect(pausesGrow(seen(0, 100), 4)).toEqual([{ message: '8 requests were due, 2 came' }])
})
