import { abortable } from './abortable.js'

/**
 * Send a body piece by piece: the next piece is asked for only after the one before was handed to the system, so each
 * keeps its own chunk or DATA frame and a slow reader slows the source down.
 *
 * Rejects when the source throws, when a piece cannot be written, or when `signal` fires; in the last two cases the
 * source is told to stop, without waiting for it: a source that sleeps forever must not hold the connection.
 */
export async function sendPieces(
  pieces: AsyncIterable<Uint8Array>,
  write: (piece: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const source = pieces[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await abortable(source.next(), signal)
      if (next.done) return
      if (next.value.byteLength > 0) await abortable(write(next.value), signal)
    }
  } catch (error) {
    source.return?.().catch(() => {})
    throw error
  }
}
