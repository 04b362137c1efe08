import { setTimeout as pause } from 'node:timers/promises'
import type { HttpChunk } from '../../wire/http/message.js'
import type { CassetteEnd, CassetteResponse } from '../cassette.js'
import { inTime, type Speed } from './pace.js'

/**
 * The body of a recorded response in its recorded pieces, each a copy, when it is due; a list where nothing has to be
 * waited for. A recording that broke off throws at its end what a transport throws; one whose client went away waits
 * `patienceMs` for this one to do the same.
 */
export function playBody(response: CassetteResponse, speed: Speed, patienceMs: number): PlayedBody {
  const pieces = response.chunks.filter(({ bytes }) => bytes.byteLength > 0)
  if (speed === Infinity && response.end === 'complete')
    return pieces.map(({ bytes }) => new Uint8Array(bytes))
  return playPieces(pieces, response.end, speed, patienceMs)
}

export type PlayedBody = readonly Uint8Array[] | AsyncGenerator<Uint8Array, void>

async function* playPieces(
  pieces: readonly HttpChunk[],
  end: CassetteEnd,
  speed: Speed,
  patienceMs: number,
): AsyncGenerator<Uint8Array, void> {
  for await (const index of inTime(pieces, speed)) yield new Uint8Array(pieces[index]!.bytes)
  if (end === 'complete') return
  if (end === 'aborted') await pause(patienceMs)
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
