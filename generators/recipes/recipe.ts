import * as fc from 'fast-check'

/**
 * How values of one kind are made and made simpler.
 *
 * Unlike an arbitrary of fast-check, a recipe shrinks a value by what it is, not by how it came about: so a value that was
 * mended or led to a certain place shrinks as well as any other, and nothing has to be remembered beside it.
 */
export interface Recipe<T> {
  /** A value, by chance. It has the place that the path leads to, where there is a path and the recipe knows it. */
  make(random: fc.Random, path?: Path): T
  /** The simplest value. */
  simplest(): T
  /** Values that are simpler by one step, the simplest first. Every way down ends. */
  simplify(value: T): Iterable<T>
}

/** Member names, `[]` for an element of a list, `{key}` and `{value}` for those of a map. */
export type Path = readonly string[]

export const ANYWHERE: Path = []

/** Whether something happens that has so many percent. */
export const happens = (random: fc.Random, percent: number): boolean => random.nextInt(1, 100) <= percent

export const pick = <T>(random: fc.Random, choices: readonly T[]): T =>
  choices[random.nextInt(0, choices.length - 1)]!

/** An arbitrary out of a recipe. */
export const arbitrary = <T>(recipe: Recipe<T>): fc.Arbitrary<T> => new FromRecipe(recipe)

class FromRecipe<T> extends fc.Arbitrary<T> {
  constructor(readonly recipe: Recipe<T>) {
    super()
  }

  override generate(random: fc.Random): fc.Value<T> {
    return new fc.Value(this.recipe.make(random), undefined)
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false
  }

  override shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(this.simplifications(value))
  }

  private *simplifications(value: T): Generator<fc.Value<T>> {
    for (const simple of this.recipe.simplify(value)) yield new fc.Value(simple, undefined)
  }
}

/** A recipe out of an arbitrary; it simplifies those values that the arbitrary can shrink without remembering them. */
export function recipeOf<T>(arbitrary: fc.Arbitrary<T>): Recipe<T> {
  if (arbitrary instanceof FromRecipe) return arbitrary.recipe as Recipe<T>
  return {
    make: (random) => arbitrary.generate(random, undefined).value,
    simplest: () => fc.sample(arbitrary, { seed: 0, numRuns: 1 })[0]!,
    *simplify(value) {
      if (!arbitrary.canShrinkWithoutContext(value)) return
      for (const { value: simple } of arbitrary.shrink(value, undefined)) yield simple
    },
  }
}
