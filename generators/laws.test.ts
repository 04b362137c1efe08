import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenLaws, frozen } from './laws.js'

const anything = (): undefined => undefined
const positive = (value: number): string | undefined => (value > 0 ? undefined : `${value} is not positive`)

describe('brokenLaws', () => {
  it('finds nothing in a generator that keeps its word', () => {
    expect(brokenLaws(fc.integer({ min: 3, max: 9 }), positive)).toEqual([])
    expect(brokenLaws(fc.array(fc.string()), anything)).toEqual([])
  })

  it('names an unlawful value and its seed', () => {
    expect(brokenLaws(fc.constant(0), positive, { seed: 7 })).toEqual([
      '0 is not positive\nat or below run 0 of seed 7: 0',
    ])
  })

  it('looks at what values shrink to', () => {
    class Lies extends fc.Arbitrary<number> {
      override generate(): fc.Value<number> {
        return new fc.Value(100, undefined)
      }
      override canShrinkWithoutContext(_value: unknown): _value is number {
        return true
      }
      override shrink(value: number): fc.Stream<fc.Value<number>> {
        return value > 0 ? fc.Stream.of(new fc.Value(value - 50, undefined)) : fc.Stream.nil()
      }
    }
    expect(brokenLaws(new Lies(), positive)).toEqual([expect.stringContaining('0 is not positive')])
  })

  it('sees what shrinks in a circle', () => {
    class Circle extends fc.Arbitrary<number> {
      override generate(): fc.Value<number> {
        return new fc.Value(3, undefined)
      }
      override canShrinkWithoutContext(_value: unknown): _value is number {
        return true
      }
      override shrink(value: number): fc.Stream<fc.Value<number>> {
        return fc.Stream.of(
          ...[2, 3, 4, 5].map((other) => new fc.Value(other === value ? 6 : other, undefined)),
        )
      }
    }
    expect(brokenLaws(new Circle(), anything)).toEqual([expect.stringContaining('shrinking does not end')])
  })

  it('sees what depends on anything but the seed', () => {
    let count = 0
    const counting = fc.constant(0).map(() => count++)
    expect(brokenLaws(counting, anything)).toEqual([
      expect.stringContaining('run 0 of seed 1 is not rebuilt'),
    ])
  })
})

it('frozen values are text', () => {
  expect(frozen(fc.constant({ a: 1n }), 1, 2)).toEqual(['{"a":1n}', '{"a":1n}'])
})
