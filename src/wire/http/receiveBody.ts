import type { Readable } from 'node:stream'
import { plainBytes } from './plainBytes.js'

/** The whole body; or `too-large` as soon as that is known; or `gone` when the sender left before its end. */
export type ReceivedBody = Uint8Array | 'too-large' | 'gone'

/**
 * Read a request body up to `limit` bytes. What comes after the limit is thrown away, never stored, so that the
 * connection keeps flowing and the sender can read the refusal.
 */
export function receiveBody(source: Readable, limit: number): Promise<ReceivedBody> {
  return new Promise((resolve) => {
    const pieces: Uint8Array[] = []
    let length = 0
    source.on('data', (piece: Uint8Array) => {
      length += piece.byteLength
      if (length <= limit) {
        pieces.push(piece)
        return
      }
      pieces.length = 0
      resolve('too-large')
    })
    source.once('end', () => {
      resolve(plainBytes(Buffer.concat(pieces)))
    })
    source.once('error', () => {
      resolve('gone')
    })
    source.once('close', () => {
      resolve('gone')
    })
  })
}

/** How long a refused upload is still read, in milliseconds, so that its sender finds the refusal and not a reset. */
export const lingerMs = 1_000

/** Throw away what is still to come; resolves when that is all, or after `ms`. */
export function drain(source: Readable, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const enough = setTimeout(resolve, ms)
    const done = () => {
      clearTimeout(enough)
      resolve()
    }
    if (source.readableEnded || source.destroyed) done()
    else source.once('end', done).once('close', done).resume()
  })
}
