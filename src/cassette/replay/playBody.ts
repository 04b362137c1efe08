import { setTimeout as pause } from 'node:timers/promises'
import type { CassetteResponse } from '../cassette.js'
import { inTime, type Speed } from './pace.js'

/**
 * The body of a recorded response in its recorded pieces, each a copy, when it is due. A recording that broke off throws
 * at its end what a transport throws; one whose client went away waits `patienceMs` for this one to do the same.
 */
export async function* playBody(
  { chunks, end }: CassetteResponse,
  speed: Speed,
  patienceMs: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const pieces = chunks.filter(({ bytes }) => bytes.byteLength > 0)
  for await (const index of inTime(pieces, speed, signal)) yield new Uint8Array(pieces[index]!.bytes)
  if (end === 'complete') return
  if (end === 'aborted') await pause(patienceMs, undefined, { ...(signal && { signal }) })
  throw new BrokenOff()
}

/** What a client gets of a connection that ends before the answer does. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
  readonly code = 'ECONNRESET'

  constructor() {
    super('the connection was closed before the end of the answer, as in the recording')
  }
}
