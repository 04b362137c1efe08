import * as fc from 'fast-check'

/** Integers from `min` to `max`, both included. */
export interface Range {
  readonly min: number
  readonly max: number
  /** Values inside the range to hit on purpose, beside its two ends. */
  readonly at?: readonly number[]
}

/**
 * Integers of a range. One in four is an end of it or one of `at`, one in four is anywhere, the others are near `min`,
 * for what people send is small. Shrinks towards `min` by halves.
 */
export function within(range: Range): fc.Arbitrary<number> {
  return new Within(range)
}

const NEAR = 64

class Within extends fc.Arbitrary<number> {
  private readonly edges: readonly number[]
  private readonly inside: fc.Arbitrary<number>

  constructor(private readonly range: Range) {
    super()
    this.inside = fc.integer({ min: range.min, max: range.max })
    this.edges = [range.min, range.max, ...(range.at ?? [])]
  }

  override generate(random: fc.Random): fc.Value<number> {
    return new fc.Value(this.pick(random), undefined)
  }

  private pick(random: fc.Random): number {
    const { min, max } = this.range
    const way = random.nextInt(0, 3)
    if (way === 0) return this.edges[random.nextInt(0, this.edges.length - 1)]!
    return random.nextInt(min, way === 1 ? max : Math.min(max, min + NEAR))
  }

  override canShrinkWithoutContext(value: unknown): value is number {
    return this.inside.canShrinkWithoutContext(value)
  }

  override shrink(value: number, context: unknown): fc.Stream<fc.Value<number>> {
    return this.inside.shrink(value, context)
  }
}
