import { pick, type Recipe } from './recipe.js'

/** One of some values, the first of them the simplest. */
export function choice<T>(...values: readonly T[]): Recipe<T> {
  return {
    make: (random) => pick(random, values),
    simplest: () => values[0]!,
    *simplify(value) {
      if (values.indexOf(value) > 0) yield values[0]!
    },
  }
}

export interface Weighted<T> {
  readonly weight: number
  readonly recipe: Recipe<T>
}

/** By chance one of some recipes, which make values of one kind: it is simplified as the first of them would. */
export function either<T>(first: Weighted<T>, ...others: readonly Weighted<T>[]): Recipe<T> {
  const all = [first, ...others]
  const sum = all.reduce((total, { weight }) => total + weight, 0)
  return {
    make(random, path) {
      let left = random.nextInt(1, sum)
      for (const { weight, recipe } of all) {
        left -= weight
        if (left <= 0) return recipe.make(random, path)
      }
      return first.recipe.make(random, path)
    },
    simplest: () => first.recipe.simplest(),
    simplify: (value) => first.recipe.simplify(value),
  }
}
