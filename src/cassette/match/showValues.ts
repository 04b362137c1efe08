const most = 100
/** How much of what two texts have in common is shown before the place where they part. */
const leadIn = 20

/** A value as JSON in at most so many characters. */
export function showValue(value: unknown, from = 0): string {
  const text = JSON.stringify(typeof value === 'string' ? value.slice(from, from + most + 1) : value)
  const start = from > 0 ? '…' : ''
  return text.length > most ? `${start}${text.slice(0, most)}…` : `${start}${text}`
}

/** Two values as JSON; of long texts what is around the place where they part. */
export function showPair(before: unknown, after: unknown): [string, string] {
  const bothText = typeof before === 'string' && typeof after === 'string'
  const from = bothText ? Math.max(0, commonStart(before, after) - leadIn) : 0
  return [showValue(before, from), showValue(after, from)]
}

/** How many characters two texts have in common before they part. */
export function commonStart(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  return at
}
