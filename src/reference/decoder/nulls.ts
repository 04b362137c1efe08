import type { DecoderMutant } from './mutant.js'

const nothing: readonly unknown[] = []

/** Decoders that are none: not one check may pass with them. */
export const nullDecoders: readonly DecoderMutant[] = [
  {
    id: 'gives-nothing',
    intent: 'reads to the end and gives nothing',
    make: () =>
      both(async function* read(chunks) {
        for await (const _ of chunks) yield* nothing
      }),
  },
  {
    id: 'ends-at-once',
    intent: 'ends without reading',
    make: () =>
      both(async function* ended() {
        yield* nothing
      }),
  },
  {
    id: 'always-throws',
    intent: 'throws whatever it is given',
    make: () =>
      both(async function* thrown() {
        yield* nothing
        throw new Error('always')
      }),
  },
  {
    id: 'hangs',
    intent: 'never comes to an end',
    make: () =>
      both(async function* hung() {
        yield* nothing
        await new Promise(() => {})
      }),
  },
  {
    id: 'gives-rubbish',
    intent: 'gives the chunks themselves',
    make: () =>
      both(async function* rubbish(chunks) {
        yield* chunks
      }),
  },
]

function both(decode: (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator) {
  return { decode, decodeEvents: decode }
}
