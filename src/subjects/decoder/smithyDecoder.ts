import { createRequire } from 'node:module'
import type { DecoderModule } from './subject.js'

type Chunks = AsyncIterable<Uint8Array>

interface Codec {
  readonly EventStreamCodec: new (...functions: readonly unknown[]) => object
  readonly MessageDecoderStream: new (options: {
    readonly inputStream: Chunks
    readonly decoder: object
  }) => AsyncIterable<unknown>
}

/**
 * The decoder of the official JavaScript SDK, where it is installed: cuts the body into messages as the SDK does, then
 * decodes each. `undefined` where it is not.
 */
export function findSmithyDecoder(from: string = import.meta.url): DecoderModule | undefined {
  const load = createRequire(from)
  try {
    const { EventStreamCodec, MessageDecoderStream } = load('@smithy/eventstream-codec') as Codec
    const inner = createRequire(load.resolve('@smithy/eventstream-codec'))
    const { getChunkedStream } = inner('@smithy/core/event-streams') as {
      readonly getChunkedStream: (source: Chunks) => Chunks
    }
    const decoder = new EventStreamCodec(
      ({ buffer, byteOffset, byteLength }: Uint8Array) =>
        Buffer.from(buffer, byteOffset, byteLength).toString(),
      (text: string) => Buffer.from(text),
    )
    return {
      decode: (chunks) => new MessageDecoderStream({ inputStream: getChunkedStream(chunks), decoder }),
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}
