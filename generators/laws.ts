import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'

export interface LawOptions {
  readonly seed?: number
  /** Values to try. */
  readonly runs?: number
  /** How often each of them is shrunk, at most. */
  readonly shrinks?: number
}

/** What is wrong with a value, in one sentence; `undefined` when it is lawful. */
export type Objection<T> = (value: T) => string | undefined

/**
 * The laws that every generator keeps, and how this one breaks them; none, when it keeps them all:
 *
 * 1. the same seed gives the same values, and the same seed and path the same counterexample;
 * 2. shrinking comes to an end;
 * 3. every value is lawful, and so is everything that it shrinks to.
 */
export function brokenLaws<T>(
  arbitrary: fc.Arbitrary<T>,
  objection: Objection<T>,
  options: LawOptions = {},
): readonly string[] {
  return [...irreproducible(arbitrary, options), ...unlawful(arbitrary, objection, options)]
}

/** The first values of a seed as text, for a snapshot that freezes them. */
export const frozen = <T>(arbitrary: fc.Arbitrary<T>, seed = 1, count = 10): readonly string[] =>
  fc.sample(arbitrary, { seed, numRuns: count }).map((value) => fc.stringify(value))

function irreproducible<T>(
  arbitrary: fc.Arbitrary<T>,
  { seed = 1, runs = 100 }: LawOptions,
): readonly string[] {
  const parameters = { seed, numRuns: runs }
  const [first, second] = [fc.sample(arbitrary, parameters), fc.sample(arbitrary, parameters)]
  const differing = first.findIndex((value, index) => !isDeepStrictEqual(value, second[index]))
  if (differing !== -1)
    return [differ(`run ${differing} of seed ${seed}`, first[differing], second[differing])]

  let tried = 0
  // Once this many were tried, all are good, so that even shrinking in a circle stops.
  const isGood = (value: T): boolean => ++tried > MOST_TRIED || isArbitrarilyGood(value)
  const found = fc.check(fc.property(arbitrary, isGood), parameters)
  if (tried > MOST_TRIED) return [`shrinking does not end after ${MOST_TRIED} values of seed ${seed}`]
  if (found.counterexample === null) return []
  const path = found.counterexamplePath
  const bad = fc.property(arbitrary, () => false)
  const again = fc.check(bad, { seed, path, endOnFailure: true })
  const [one, other] = [found.counterexample[0], again.counterexample?.[0]]
  return isDeepStrictEqual(one, other) ? [] : [differ(`path ${path} of seed ${seed}`, one, other)]
}

const MOST_TRIED = 20_000

/** A predicate that has nothing to do with the values, so that shrinking stops in the middle of nowhere. */
function isArbitrarilyGood(value: unknown): boolean {
  let hash = 0
  for (const character of fc.stringify(value)) hash = (hash * 31 + character.codePointAt(0)!) % 65_521
  return hash % 3 !== 0
}

const differ = (what: string, one: unknown, other: unknown): string =>
  `${what} is not rebuilt:\n${fc.stringify(one)}\n${fc.stringify(other)}`

function unlawful<T>(
  arbitrary: fc.Arbitrary<T>,
  objection: Objection<T>,
  { seed = 1, runs = 100, shrinks = 20 }: LawOptions,
): readonly string[] {
  for (const [run, values] of fc.sample(new Descent(arbitrary, shrinks), { seed, numRuns: runs }).entries()) {
    for (const value of values) {
      const found = objection(value)
      if (found !== undefined)
        return [`${found}\nat or below run ${run} of seed ${seed}: ${fc.stringify(value)}`]
    }
  }
  return []
}

const NEIGHBOURS = 6

/** A value, and those on a random way down the tree of what it shrinks to, with the neighbours of every step. */
class Descent<T> extends fc.Arbitrary<readonly T[]> {
  constructor(
    private readonly arbitrary: fc.Arbitrary<T>,
    private readonly steps: number,
  ) {
    super()
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<readonly T[]> {
    let here = this.arbitrary.generate(random, bias)
    const values = [here.value]
    for (let step = 0; step < this.steps; step++) {
      const near = [...this.arbitrary.shrink(here.value, here.context).take(NEIGHBOURS)]
      if (near.length === 0) break
      values.push(...near.map(({ value }) => value))
      here = near[random.nextInt(0, near.length - 1)]!
    }
    return new fc.Value(values, undefined)
  }

  override canShrinkWithoutContext(_value: unknown): _value is readonly T[] {
    return false
  }

  override shrink(): fc.Stream<fc.Value<readonly T[]>> {
    return fc.Stream.nil()
  }
}
