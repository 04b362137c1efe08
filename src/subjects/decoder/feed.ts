import type { DecoderStream } from './subject.js'

/** The bytes of a stream as a transport gives them. `gone` ends one that stays open. */
export async function* feed(stream: DecoderStream, gone: AbortSignal): AsyncGenerator<Uint8Array> {
  yield* stream.reuse === true ? reused(stream.chunks) : stream.chunks
  if (stream.end === 'reset') throw new TransportError()
  if (stream.end === 'open' && !gone.aborted) {
    await new Promise((resolve) => gone.addEventListener('abort', resolve, { once: true }))
  }
}

/** What a reader of a body gets when the connection breaks: not the end of the stream. */
class TransportError extends Error {
  readonly code = 'ECONNRESET'

  constructor() {
    super('read ECONNRESET')
  }
}

function* reused(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  const buffer = new Uint8Array(Math.max(0, ...chunks.map(({ length }) => length)))
  for (const chunk of chunks) {
    buffer.set(chunk)
    yield buffer.subarray(0, chunk.length)
    buffer.fill(0xee)
  }
}
