import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { brokenLaws } from '../laws.js'
import { integers } from './integer.js'
import { arbitrary } from './recipe.js'

const sides = arbitrary(integers({ min: 1, max: 20_000, at: [8000, 8001] }))

it('keeps the laws', () => {
  const outside = (side: number): string | undefined =>
    side >= 1 && side <= 20_000 ? undefined : `${side} is outside`
  expect(brokenLaws(sides, outside)).toEqual([])
})

it('hits its ends and what it is told to hit', () => {
  const seen = new Set(fc.sample(sides, { seed: 1, numRuns: 200 }))
  for (const side of [1, 8000, 8001, 20_000]) expect(seen).toContain(side)
})

it('shrinks to the least that still fails, in a few steps', () => {
  const { counterexample, numShrinks } = fc.check(
    fc.property(sides, (side) => side <= 8000),
    { seed: 1 },
  )
  expect(counterexample).toEqual([8001])
  expect(numShrinks).toBeLessThan(30)
})
