import { showPair, showValue } from '../match/showValues.js'
import type { Difference } from './difference.js'

/** A difference in one line: what it concerns, where, what was and what is. */
export function describeDifference({ part, place, ...sides }: Difference): string {
  const where = place === '' ? part : `${part} ${place}`
  if (!('before' in sides)) return `${where}: only in the second, ${showValue(sides.after)}`
  if (!('after' in sides)) return `${where}: only in the first, ${showValue(sides.before)}`
  const [was, is] = showPair(sides.before, sides.after)
  return `${where}: ${was} became ${is}`
}
