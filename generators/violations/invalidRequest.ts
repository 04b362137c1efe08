import * as fc from 'fast-check'
import { validate, type ConstraintKind, type Violation } from '../../src/contract/index.js'
import { drafted } from '../recipes/drafts.js'
import { pick, type Recipe } from '../recipes/recipe.js'
import type { Fields } from '../recipes/structure.js'
import { RequestDrafts, type Request } from '../requests/request.js'
import type { Breaker, Broken } from './breaker.js'
import { breakersOf, type InvalidOptions } from './breakers.js'
import { Dice, lowerThrows, throwDice } from './dice.js'
import { asJudged } from './standIn.js'

/** A request that is lawful but for one fault. */
export interface InvalidRequest {
  readonly request: Request
  /** The same request without the fault. */
  readonly twin: Request
  /** Id of the requirement that is broken. */
  readonly requirement: string
  /** Of the constraint that is broken; absent for a rule of prose. */
  readonly kind?: ConstraintKind
  /** In which way, in a few words: `missing`, `two members`, `8001 by 1 pixels`. */
  readonly variant: string
  /** Where, as a JSON Pointer into the request (RFC 6901). */
  readonly pointer: string
  /**
   * Other requirements that the same fault breaks: at the same place (an empty name is too short, and matches no pattern),
   * or where it cuts the tie between a tool use and its result.
   */
  readonly also: readonly string[]
  /**
   * What a server must answer. Where the contract leaves room, another error does as well: a value of the wrong type may be
   * refused by the protocol (SerializationException), an id that no resource can have may be one that is not found.
   */
  readonly status: number
  readonly errorType: string
}

/**
 * Requests that break one requirement, each as often as any other; those that take megabytes seldom. Shrinks to the least
 * request that breaks it, and nearest to the limit.
 *
 * @throws ContractError for a revision or operation that there is not.
 * @throws RangeError for a requirement that nothing breaks.
 */
export function invalidRequest(
  operation: string,
  options: InvalidOptions = {},
): fc.Arbitrary<InvalidRequest> {
  const drafts = new RequestDrafts(operation, options)
  return drafted(new Faults(drafts, breakersOf(drafts, options)), [], ({ made }) => made)
}

/** Ids of the requirements of an operation's requests that `invalidRequest` breaks, in the order of the contract. */
export function breakableRequirements(operation: string, options: InvalidOptions = {}): readonly string[] {
  return breakersOf(new RequestDrafts(operation, options), options).map(({ requirement }) => requirement)
}

interface Fault {
  readonly breaker: Breaker
  readonly draft: Fields
  readonly throws: readonly number[]
  readonly made: InvalidRequest
}

/** How often another draft is tried before a requirement counts as one that cannot be broken alone. */
const TRIES = 200
/** How much seldomer those are that take megabytes. */
const SELDOM = 8

class Faults implements Recipe<Fault> {
  private readonly usual: readonly Breaker[]

  constructor(
    private readonly drafts: RequestDrafts,
    private readonly breakers: readonly Breaker[],
  ) {
    const small = breakers.filter(({ large }) => !large)
    this.usual = small.length > 0 ? small : breakers
  }

  make(random: fc.Random): Fault {
    const breaker = pick(random, random.nextInt(1, SELDOM) === 1 ? this.breakers : this.usual)
    for (let left = TRIES; left > 0; left--) {
      const fault = this.fault(breaker, this.drafts.recipe.make(random, breaker.lead), throwDice(random))
      if (fault !== undefined) return fault
    }
    throw new RangeError(`${breaker.requirement} cannot be broken alone: none of ${TRIES} requests does.`)
  }

  simplest(): Fault {
    return fc.sample(
      drafted(this, [], (fault) => fault),
      { seed: 0, numRuns: 1 },
    )[0]!
  }

  *simplify({ breaker, draft, throws }: Fault): Generator<Fault> {
    for (const simple of this.drafts.recipe.simplify(draft)) {
      const fault = this.fault(breaker, simple, throws)
      if (fault !== undefined) yield fault
    }
    for (const lower of lowerThrows(throws)) {
      const fault = this.fault(breaker, draft, lower)
      if (fault !== undefined) yield fault
    }
  }

  private fault(breaker: Breaker, draft: Fields, throws: readonly number[]): Fault | undefined {
    const lawful = this.drafts.finish(draft)
    for (const broken of breaker.ways(lawful, new Dice(throws))) {
      const made = this.label(breaker, broken, lawful)
      if (made !== undefined) return { breaker, draft, throws, made }
    }
    return undefined
  }

  /** Labelled, when the request breaks the requirement there and nothing elsewhere. */
  private label(
    { requirement, kind, knocksOn }: Breaker,
    broken: Broken,
    lawful: Request,
  ): InvalidRequest | undefined {
    const { request, twin = lawful, pointer, variant } = broken
    const { operation, model } = this.drafts
    const violations: readonly Violation[] = validate(
      operation.name,
      'request',
      asJudged(request),
      model.revision,
    )
    const isMeant = (violation: Violation): boolean =>
      violation.pointer === pointer || knocksOn.some((rule) => violation.requirement.endsWith(`.${rule}`))
    const found = violations.find((violation) => violation.requirement === requirement && isMeant(violation))
    if (found === undefined || !violations.every(isMeant)) return undefined
    const also = violations
      .filter((violation) => violation !== found)
      .map((violation) => violation.requirement)
    const { status, errorType } = found
    const label = { requirement, ...(kind !== undefined && { kind }), variant, pointer, also }
    return { request, twin, ...label, status: status!, errorType: errorType! }
  }
}
