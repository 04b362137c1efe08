import { expect, it } from 'vitest'
import { sendPieces } from './sendPieces.js'
import { bytes, later } from './testing/start.js'

const { signal } = new AbortController()

/** A source that counts what is asked of it and notes when it is told to stop. */
function source(texts: readonly string[]) {
  const seen = { asked: 0, stopped: false }
  async function* run() {
    try {
      for (const text of texts) {
        seen.asked += 1
        yield bytes(text)
      }
    } finally {
      seen.stopped = true
    }
  }
  return { seen, pieces: run() }
}

it('asks for a piece only when the one before is written, and leaves empty ones out', async () => {
  const { seen, pieces } = source(['a', '', 'b'])
  const askedAtWrite: [string, number][] = []
  const write = async (piece: Uint8Array) => {
    askedAtWrite.push([Buffer.from(piece).toString(), seen.asked])
    await new Promise((resolve) => setImmediate(resolve))
  }
  await sendPieces(pieces, write, signal)
  expect(askedAtWrite).toEqual([
    ['a', 1],
    ['b', 3],
  ])
})

it('rejects with what the source throws', async () => {
  // eslint-disable-next-line require-yield
  async function* broken(): AsyncGenerator<Uint8Array, void> {
    throw new Error('broken')
  }
  await expect(sendPieces(broken(), async () => {}, signal)).rejects.toThrow('broken')
})

it('stops the source when a piece cannot be written', async () => {
  const { seen, pieces } = source(['a', 'b'])
  await expect(sendPieces(pieces, () => Promise.reject(new Error('gone')), signal)).rejects.toThrow('gone')
  expect(seen).toEqual({ asked: 1, stopped: true })
})

it('does not wait for a source that sleeps when the reader has gone', async () => {
  const control = new AbortController()
  const returned = later()
  const sleeping: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => {}),
      return: () => {
        returned.resolve()
        return new Promise(() => {})
      },
    }),
  }
  const sending = sendPieces(sleeping, async () => {}, control.signal)
  control.abort(new Error('gone'))
  await expect(sending).rejects.toThrow('gone')
  await returned.promise
})
