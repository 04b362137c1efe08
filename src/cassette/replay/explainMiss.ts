import type { ValueDifference } from '../match/compareValues.js'
import type { Identity } from '../match/identify.js'
import { showPair, showValue } from '../match/showValues.js'
import type { Track } from './library.js'
import { nearest } from './nearest.js'

/** How many differences are told one by one. */
const most = 12

/** Why there is no answer to a request: what it asks, which cassette is nearest, and where they differ. */
export function explainMiss(asked: Identity, tracks: readonly Track[]): string {
  const what = [asked.operation, ...Object.values(asked.labels)].join(' ')
  const near = nearest(asked, candidatesFor(asked, tracks))
  if (near === undefined) return `no cassette matches ${what}: there is none that has a request`
  const { track, differences } = near
  const rest = differences.length - most
  return [
    `no cassette matches ${what}. The nearest of ${tracks.length} is ${track.name}, which differs in`,
    ...differences.slice(0, most).map((difference) => `  ${describe(difference)}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ].join('\n')
}

/** Those for the same operation and model; else those for the same operation; else all. */
function candidatesFor({ scope, operation }: Identity, tracks: readonly Track[]): readonly Track[] {
  const same = tracks.filter(({ identity }) => identity.scope === scope)
  if (same.length > 0) return same
  const similar = tracks.filter(({ identity }) => identity.operation === operation)
  return similar.length > 0 ? similar : tracks
}

function describe({ pointer, ...sides }: ValueDifference): string {
  const where = pointer === '' ? 'the body' : pointer
  if (!('before' in sides)) return `${where}: nothing was recorded, asked ${showValue(sides.after)}`
  if (!('after' in sides)) return `${where}: recorded ${showValue(sides.before)}, nothing was asked`
  const [was, is] = showPair(sides.before, sides.after)
  return `${where}: recorded ${was}, asked ${is}`
}
