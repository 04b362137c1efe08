import type { Finding } from '../../case.js'
import type { ClientObservation } from '../observation.js'

/** Each call, one after the other, took so many requests. */
export function attemptsMade(
  { arrivals }: Pick<ClientObservation, 'arrivals'>,
  counts: readonly number[],
): readonly Finding[] {
  const due = counts.reduce((sum, count) => sum + count, 0)
  return arrivals.length === due
    ? []
    : [{ message: `${due} ${due === 1 ? 'request was' : 'requests were'} due, ${arrivals.length} came` }]
}

/** Milliseconds of all pauses of a call below which there are none: what a machine under load takes by itself. */
const NO_PAUSES = 75

/** Pauses that differ by less than this are the same. */
const SAME = 1.3

/**
 * What every call shows alike is meant: a client whose pauses are random, as they should be, may wait for no time once,
 * or by accident as long as before, but hardly each time in each call.
 */
export function pausesGrow({ calls, arrivals }: ClientObservation, attempts: number): readonly Finding[] {
  const short = attemptsMade(
    { arrivals },
    calls.map(() => attempts),
  )
  if (short.length > 0) return short
  const times = arrivals.map(({ at }) => at)
  const pauses = calls.map((_, call) =>
    times
      .slice(call * attempts + 1, (call + 1) * attempts)
      .map((at, index) => at - times[call * attempts + index]!),
  )
  const shown = pauses
    .map((list) => list.map((pause) => `${Math.round(pause)} ms`).join(', '))
    .join('; then ')
  if (pauses.every((list) => list.reduce((sum, pause) => sum + pause, 0) < NO_PAUSES))
    return [{ message: `the request was sent again at once each time, after ${shown}` }]
  if (pauses.every((list) => Math.max(...list) / Math.min(...list) < SAME))
    return [{ message: `the pauses do not grow: ${shown}` }]
  return []
}
