import type { Recipe } from './recipe.js'

/** Integers from `min` to `max`, both included. */
export interface Range {
  readonly min: number
  readonly max: number
  /** Values inside the range to hit on purpose, beside its two ends. */
  readonly at?: readonly number[]
}

const NEAR = 64

/**
 * Integers of a range. One in four is an end of it or one of `at`, one in four is anywhere, the others are near `min`,
 * for what people send is small. Simpler is nearer to `min`, by halves.
 */
export function integers({ min, max, at = [] }: Range): Recipe<number> {
  const edges = [min, max, ...at]
  return {
    make(random) {
      const way = random.nextInt(0, 3)
      if (way === 0) return edges[random.nextInt(0, edges.length - 1)]!
      return random.nextInt(min, way === 1 ? max : Math.min(max, min + NEAR))
    },
    simplest: () => min,
    *simplify(value) {
      for (let gap = value - min; gap > 0; gap = Math.floor(gap / 2)) yield value - gap
    },
  }
}
