import { compareValues, type ValueDifference } from '../match/compareValues.js'
import type { Identity } from '../match/identify.js'
import { commonStart } from '../match/showValues.js'
import type { Track } from './library.js'

/** A cassette beside a request that is not its own. */
export interface Neighbour {
  readonly track: Track
  /** What the cassette has (`before`) and what was asked (`after`). */
  readonly differences: readonly ValueDifference[]
}

/** The cassette whose content is nearest to the request's; the first of several that are equally near. */
export function nearest(asked: Identity, tracks: readonly Track[]): Neighbour | undefined {
  let best: Neighbour | undefined
  let least = Infinity
  for (const track of tracks) {
    const differences = compareContents(track.identity, asked)
    const distance = differences.reduce((sum, difference) => sum + weigh(difference), 0)
    if (distance < least) [best, least] = [{ track, differences }, distance]
  }
  return best
}

/** What was recorded and what is asked, by JSON Pointer into the body, or the name of what stands outside of it. */
function compareContents(recorded: Identity, asked: Identity): ValueDifference[] {
  const outside = ({ operation, labels, content }: Identity) => ({ operation, ...labels, ...content.query })
  return [
    ...compareValues(outside(recorded), outside(asked)).map(withoutSlash),
    ...(recorded.content.headers === undefined
      ? []
      : compareValues(recorded.content.headers, asked.content.headers ?? {}).map(withoutSlash)),
    ...compareValues(recorded.content.body, asked.content.body),
  ]
}

const withoutSlash = ({ pointer, ...sides }: ValueDifference): ValueDifference => ({
  pointer: pointer.slice(1),
  ...sides,
})

/** One for each value that is not the same; less for a text that begins the same. */
function weigh({ before, after }: ValueDifference): number {
  if (typeof before !== 'string' || typeof after !== 'string') return Math.max(leaves(before), leaves(after))
  return 1 - commonStart(before, after) / (1 + Math.max(before.length, after.length))
}

const leaves = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 1
    : Math.max(
        1,
        Object.values(value).reduce<number>((sum, item) => sum + leaves(item), 0),
      )
