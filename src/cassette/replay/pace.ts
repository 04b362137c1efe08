import { setTimeout as pause } from 'node:timers/promises'
import type { HttpChunk } from '../../wire/http/message.js'

/**
 * How fast a recording is played: 1 as it was recorded, 2 twice as fast, `Infinity` (the word `none` on the command line)
 * without waiting.
 */
export type Speed = number

/** @throws RangeError for what is no speed */
export function assertSpeed(speed: Speed): void {
  if (!(speed > 0))
    throw new RangeError(`a speed is a number above 0, such as 1, 0.5 or Infinity, not ${speed}`)
}

/** Wait until each piece is due, counted from now; gives its position. Rejects when the signal fires. */
export async function* inTime(
  chunks: readonly HttpChunk[],
  speed: Speed,
  signal?: AbortSignal,
): AsyncGenerator<number, void> {
  const start = performance.now()
  for (const [index, { at }] of chunks.entries()) {
    const ms = start + at / 1000 / speed - performance.now()
    if (ms > 0) await pause(ms, undefined, { ...(signal && { signal }) })
    signal?.throwIfAborted()
    yield index
  }
}

/** How long a recording whose client went away waits for this one to do the same, in milliseconds. */
export const usualPatienceMs = 2_000
