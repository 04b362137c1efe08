import type { Difference } from './difference.js'

/** A difference in one line: what it concerns, where, what was and what is. */
export function describeDifference({ part, place, ...sides }: Difference): string {
  const where = place === '' ? part : `${part} ${place}`
  if (!('before' in sides)) return `${where}: only in the second, ${show(sides.after)}`
  if (!('after' in sides)) return `${where}: only in the first, ${show(sides.before)}`
  const [was, is] = [sides.before, sides.after]
  if (typeof was === 'string' && typeof is === 'string') {
    const from = Math.max(0, commonStart(was, is) - leadIn)
    return `${where}: ${show(was, from)} became ${show(is, from)}`
  }
  return `${where}: ${show(was)} became ${show(is)}`
}

const most = 100
/** How much of what two texts have in common is shown before the place where they part. */
const leadIn = 20

/** A value as JSON, its middle of at most so many characters. */
export function show(value: unknown, from = 0): string {
  const text =
    JSON.stringify(typeof value === 'string' ? value.slice(from, from + most + 1) : value) ?? 'nothing'
  const start = from > 0 ? '…' : ''
  return text.length > most ? `${start}${text.slice(0, most)}…` : `${start}${text}`
}

function commonStart(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  return at
}
