import type * as fc from 'fast-check'

/**
 * Throws that were thrown beforehand, so that a choice made with them can be made again, and be shrunk: 0 is the simplest of
 * any choice.
 */
export class Dice {
  private at = 0

  constructor(private readonly throws: readonly number[]) {}

  /** From 0 to below `sides`. */
  roll(sides: number): number {
    const thrown = this.throws[this.at++ % this.throws.length]!
    return thrown % sides
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.roll(choices.length)]!
  }
}

const THROWS = 5
const LARGEST = 2 ** 20

/** One in three is 0: just beyond a limit is where faults are. */
export const throwDice = (random: fc.Random): readonly number[] =>
  Array.from({ length: THROWS }, () => (random.nextInt(1, 3) === 1 ? 0 : random.nextInt(0, LARGEST)))

/** Throws with one of them nearer to 0. */
export function* lowerThrows(throws: readonly number[]): Generator<readonly number[]> {
  for (const [at, thrown] of throws.entries()) {
    for (let gap = thrown; gap > 0; gap = Math.floor(gap / 2)) yield throws.with(at, thrown - gap)
  }
}
