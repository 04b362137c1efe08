import type { ConstraintKind } from '../../src/contract/index.js'
import type { Path } from '../recipes/recipe.js'
import type { RecipeBook } from '../shapes/recipeBook.js'
import type { Request, RequestDrafts } from '../requests/request.js'
import type { Dice } from './dice.js'

/** How one requirement is broken in an otherwise lawful request. */
export interface Breaker {
  readonly requirement: string
  /** Of the constraint; absent for a rule of prose. */
  readonly kind?: ConstraintKind
  /** Where a draft is led, so that there is something to break. */
  readonly lead: Path
  /** Whether an HTTP request can carry it: a label cannot be left out of a path, nor can a raw body be of another type. */
  readonly sendable: boolean
  /** Whether it takes megabytes to break it. */
  readonly large: boolean
  /** Names of the rules that are broken elsewhere by the same fault, where that cannot be helped. */
  readonly knocksOn: readonly string[]
  /**
   * The ways to break the requirement in a lawful request, those that the dice prefer first; none, where there is nothing to
   * break. A way may also break another requirement elsewhere: the caller looks for one that does not.
   */
  ways(lawful: Request, dice: Dice): Iterable<Broken>
}

export interface Broken {
  readonly request: Request
  /** The same without the violation, where that is not the lawful request itself. */
  readonly twin?: Request
  /** Where the request is broken. */
  readonly pointer: string
  /** In which way, in two or three words. */
  readonly variant: string
}

/** A rule of prose, and how it is broken. */
export interface RuleBreaker {
  /** The name of the rule. */
  readonly rule: string
  readonly lead?: Path
  /** A member of a shape that the request needs: `ContentBlock.image`. */
  readonly needs?: string
  readonly large?: boolean
  ways(lawful: Request, dice: Dice, help: Help): Iterable<Broken>
}

/** What a breaker may ask for. */
interface Help {
  readonly book: RecipeBook
  readonly finish: RequestDrafts['finish']
}

/** The same elements, beginning with another one. */
export function rotated<T>(elements: readonly T[], dice: Dice): readonly T[] {
  if (elements.length < 2) return elements
  const first = dice.roll(elements.length)
  return [...elements.slice(first), ...elements.slice(0, first)]
}
