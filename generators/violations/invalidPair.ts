import * as fc from 'fast-check'
import { validate } from '../../src/contract/index.js'
import { drafted } from '../recipes/drafts.js'
import { pick, type Recipe } from '../recipes/recipe.js'
import type { Fields } from '../recipes/structure.js'
import { RequestDrafts, type Request } from '../requests/request.js'
import type { Breaker, Broken } from './breaker.js'
import { Dice, lowerThrows, throwDice } from './dice.js'
import { breakersOf, type InvalidOptions } from './breakers.js'
import { asJudged } from './standIn.js'

/** A request with two faults in two places. */
export interface InvalidPair {
  readonly request: Request
  readonly twin: Request
  readonly faults: readonly [FaultLabel, FaultLabel]
}

export interface FaultLabel {
  readonly requirement: string
  readonly variant: string
  readonly pointer: string
}

/**
 * Requests that break two requirements in two places. A server names both, or one of them where it reports one layer at a
 * time. Shrinks to the least request that breaks the two.
 *
 * @throws ContractError for a revision or operation that there is not.
 * @throws RangeError for a requirement that nothing breaks.
 */
export function invalidPair(operation: string, options: InvalidOptions = {}): fc.Arbitrary<InvalidPair> {
  const drafts = new RequestDrafts(operation, options)
  const breakers = breakersOf(drafts, options).filter(
    ({ large, knocksOn }) => !large && knocksOn.length === 0,
  )
  return drafted(new Pairs(drafts, breakers), [], ({ made }) => made)
}

interface Pair {
  readonly breakers: readonly [Breaker, Breaker]
  readonly draft: Fields
  readonly throws: readonly number[]
  readonly made: InvalidPair
}

const TRIES = 500

class Pairs implements Recipe<Pair> {
  constructor(
    private readonly drafts: RequestDrafts,
    private readonly breakers: readonly Breaker[],
  ) {}

  make(random: fc.Random): Pair {
    for (let left = TRIES; left > 0; left--) {
      const two = [pick(random, this.breakers), pick(random, this.breakers)] as const
      const pair = this.pair(two, this.drafts.recipe.make(random, two[0].lead), throwDice(random))
      if (pair !== undefined) return pair
    }
    throw new RangeError(`No two of ${this.breakers.length} requirements can be broken together.`)
  }

  simplest(): Pair {
    return fc.sample(
      drafted(this, [], (pair) => pair),
      { seed: 0, numRuns: 1 },
    )[0]!
  }

  *simplify({ breakers, draft, throws }: Pair): Generator<Pair> {
    for (const simple of this.drafts.recipe.simplify(draft)) {
      const pair = this.pair(breakers, simple, throws)
      if (pair !== undefined) yield pair
    }
    for (const lower of lowerThrows(throws)) {
      const pair = this.pair(breakers, draft, lower)
      if (pair !== undefined) yield pair
    }
  }

  private pair(breakers: Pair['breakers'], draft: Fields, throws: readonly number[]): Pair | undefined {
    const [first, second] = breakers
    const lawful = this.drafts.finish(draft)
    for (const one of first.ways(lawful, new Dice(throws))) {
      for (const other of second.ways(one.request, new Dice(throws.toReversed()))) {
        const faults = [label(first, one), label(second, other)] as const
        if (!this.isExactly(other.request, faults)) continue
        const twin = this.twinOf(one.twin ?? lawful, second, throws)
        return { breakers, draft, throws, made: { request: other.request, twin, faults } }
      }
    }
    return undefined
  }

  /** The second fault may have needed a twin of its own. */
  private twinOf(lawful: Request, second: Breaker, throws: readonly number[]): Request {
    for (const { twin } of second.ways(lawful, new Dice(throws.toReversed()))) return twin ?? lawful
    return lawful
  }

  private isExactly(request: Request, faults: InvalidPair['faults']): boolean {
    const [{ pointer: one }, { pointer: other }] = faults
    if (one === other) return false
    const { operation, model } = this.drafts
    const violations = validate(operation.name, 'request', asJudged(request), model.revision)
    const isThere = ({ requirement, pointer }: FaultLabel): boolean =>
      violations.some((violation) => violation.requirement === requirement && violation.pointer === pointer)
    return faults.every(isThere) && violations.every(({ pointer }) => pointer === one || pointer === other)
  }
}

const label = ({ requirement }: Breaker, { pointer, variant }: Broken): FaultLabel => ({
  requirement,
  variant,
  pointer,
})
