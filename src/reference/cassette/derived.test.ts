import { describe, expect, test } from 'vitest'
import { judgeExchange } from '../../cases/cassette/judgeExchange.js'
import { modelAt } from '../../contract/index.js'
import { spoiltAnswers } from './derived.js'

const model = modelAt('newest')
const operations = [...model.operations.values()].filter(
  ({ requestStream, output, responseStream }) =>
    requestStream === undefined && (output.payload === undefined || responseStream !== undefined),
)

/** Of the thousand constraints of an answer, as many as take a second; evenly, the first and last among them. */
const MOST = 60
const thinned = <T>(items: readonly T[]): readonly T[] => {
  const step = Math.max(1, Math.ceil(items.length / MOST))
  return items.filter((_, index) => index % step === 0 || index === items.length - 1)
}

describe('a constraint that is broken in a recorded answer is found, and nothing but what is broken there', () => {
  test.each(operations)('$name', { timeout: 120_000 }, async (operation) => {
    const spoilt = await spoiltAnswers(model, operation)
    expect(spoilt.length).toBeGreaterThan(1)
    for (const { constraint, cassette } of thinned(spoilt)) {
      const breaches = judgeExchange(cassette, model).judgements.flatMap((judgement) => judgement.breaches)
      const places = new Set(
        breaches.filter(({ requirement }) => requirement.id === constraint.id).map(({ pointer }) => pointer),
      )
      expect(places.size, `${constraint.id} is not found`).toBeGreaterThan(0)
      // A value that is too long may match no pattern either: that is one place, and one defect.
      const elsewhere = breaches.filter(({ pointer }) => !places.has(pointer))
      expect(
        elsewhere.map(({ requirement, pointer }) => `${requirement.id} at ${pointer}`),
        constraint.id,
      ).toEqual([])
    }
  })
})
