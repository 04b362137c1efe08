import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenLaws } from '../laws.js'
import { choice } from './choice.js'
import { integers } from './integer.js'
import { dictionary, list } from './list.js'
import { arbitrary, recipeOf } from './recipe.js'
import { structure, union, type Fields } from './structure.js'

const kind = choice('a', 'b', 'c')
const size = integers({ min: 0, max: 100 })
const thing = structure([
  { name: 'kind', recipe: kind, required: true, percent: 100 },
  { name: 'size', recipe: size, required: false, percent: 50 },
  { name: 'tags', recipe: list(kind, { min: 1, max: 5, usual: 2 }), required: false, percent: 50 },
])
const either = union([
  { name: 'none', recipe: choice({}), weight: 1 },
  { name: 'thing', recipe: thing, weight: 9 },
])
const shelf = dictionary(choice('x', 'y', 'z'), either, { min: 1, max: 3, usual: 2 })

const random = (): fc.Random => {
  let captured: fc.Random | undefined
  class Capture extends fc.Arbitrary<number> {
    override generate(random: fc.Random): fc.Value<number> {
      captured = random.clone()
      return new fc.Value(0, undefined)
    }
    override canShrinkWithoutContext(_value: unknown): _value is number {
      return false
    }
    override shrink(): fc.Stream<fc.Value<number>> {
      return fc.Stream.nil()
    }
  }
  fc.sample(new Capture(), { seed: 1, numRuns: 1 })
  return captured!
}

function objection(value: Fields): string | undefined {
  const things = Object.values(value) as Fields[]
  if (things.length < 1 || things.length > 3) return 'one to three entries'
  return things.every((one) => Object.keys(one).length === 1) ? undefined : 'exactly one member'
}

describe('recipes put together', () => {
  it('keep the laws', () => {
    expect(brokenLaws(arbitrary(shelf), objection)).toEqual([])
  })

  it('shrink to the simplest, which they can name', () => {
    const { counterexample } = fc.check(
      fc.property(arbitrary(shelf), () => false),
      { seed: 1 },
    )
    expect(counterexample).toEqual([shelf.simplest()])
    expect(shelf.simplest()).toEqual({ x: { none: {} } })
  })

  it('shrink to what matters', () => {
    const isSmall = (value: Fields): boolean =>
      (Object.values(value) as { thing?: { size?: number } }[]).every(({ thing }) => (thing?.size ?? 0) < 42)
    const { counterexample } = fc.check(fc.property(arbitrary(shelf), isSmall), { seed: 1, numRuns: 1000 })
    expect(counterexample).toEqual([{ x: { thing: { kind: 'a', size: 42 } } }])
  })

  it('are led to a place', () => {
    const dice = random()
    for (let run = 0; run < 50; run++) {
      const value = shelf.make(dice, ['{value}', 'thing', 'tags', '[]'])
      const things = Object.values(value) as { thing?: { tags?: unknown[] } }[]
      expect(things.some(({ thing }) => (thing?.tags?.length ?? 0) > 0)).toBe(true)
    }
  })

  it('take an arbitrary for a recipe, and their own back', () => {
    expect(recipeOf(arbitrary(shelf))).toBe(shelf)
    const numbers = recipeOf(fc.integer({ min: 3, max: 9 }))
    expect([...numbers.simplify(9)]).toContain(3)
    expect(numbers.simplest()).toBeGreaterThanOrEqual(3)
  })
})
