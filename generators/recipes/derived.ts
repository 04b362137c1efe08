import type { Recipe } from './recipe.js'

/** Values of a recipe seen as another kind, and back. */
export const converted = <T, U>(
  recipe: Recipe<T>,
  to: (value: T) => U,
  from: (value: U) => T,
): Recipe<U> => ({
  make: (random, path) => to(recipe.make(random, path)),
  simplest: () => to(recipe.simplest()),
  *simplify(value) {
    for (const simple of recipe.simplify(from(value))) yield to(simple)
  },
})

/** Values of a recipe with something put right. What is simpler must stay simpler when it was put right. */
export const mended = <T>(recipe: Recipe<T>, mend: (value: T) => T): Recipe<T> =>
  converted(recipe, mend, (value) => value)

/** Only such simplifications as are lawful; the recipe itself makes nothing else. */
export const guarded = <T>(recipe: Recipe<T>, isLawful: (value: T) => boolean): Recipe<T> => ({
  make: (random, path) => recipe.make(random, path),
  simplest: () => recipe.simplest(),
  *simplify(value) {
    for (const simple of recipe.simplify(value)) if (isLawful(simple)) yield simple
  },
})
