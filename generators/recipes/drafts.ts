import * as fc from 'fast-check'
import { ANYWHERE, happens, pick, type Path, type Recipe } from './recipe.js'

/** How often a draft is led to one of the places, in percent. */
const LED = 50

/**
 * Values that are drafted by a recipe and then finished. Half of the drafts are led to one of the places, each as often as
 * any other. What shrinks is the draft, and each is finished anew: so no way of shrinking goes round in a circle, whatever
 * finishing puts back.
 */
export const drafted = <D, T>(
  recipe: Recipe<D>,
  places: readonly Path[],
  finish: (draft: D) => T,
): fc.Arbitrary<T> => new Drafted(recipe, places, finish)

class Drafted<D, T> extends fc.Arbitrary<T> {
  constructor(
    private readonly recipe: Recipe<D>,
    private readonly places: readonly Path[],
    private readonly finish: (draft: D) => T,
  ) {
    super()
  }

  override generate(random: fc.Random): fc.Value<T> {
    const place = this.places.length > 0 && happens(random, LED) ? pick(random, this.places) : ANYWHERE
    return this.value(this.recipe.make(random, place))
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false
  }

  override shrink(_value: T, draft: unknown): fc.Stream<fc.Value<T>> {
    return fc.stream(this.simpler(draft as D))
  }

  private *simpler(draft: D): Generator<fc.Value<T>> {
    for (const simple of this.recipe.simplify(draft)) yield this.value(simple)
  }

  private value(draft: D): fc.Value<T> {
    return new fc.Value(this.finish(draft), draft)
  }
}
