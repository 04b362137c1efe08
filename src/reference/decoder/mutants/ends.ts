import type { FrameFaultCode } from '../../../wire/frames/rules.js'
import type { DecoderMutant } from '../mutant.js'
import { type Tweaks, tweak } from '../tweak.js'

type Chunks = AsyncIterable<Uint8Array>

const tolerating = (...codes: readonly FrameFaultCode[]): Tweaks => ({
  tolerate: ({ code }) => codes.includes(code),
})

/** What is left of a stream may be as long as this without being an error. */
const leaving = (most: number): Tweaks => ({
  tolerate: ({ code, length }) => code.endsWith('.truncated') && length <= most,
})

/** The bytes of a stream without some at its start or its end. */
const trimmed = (trim: (bytes: Buffer) => Uint8Array): Tweaks => ({
  before: async function* whole(chunks: Chunks) {
    const pieces: Uint8Array[] = []
    for await (const chunk of chunks) pieces.push(new Uint8Array(chunk))
    yield trim(Buffer.concat(pieces))
  },
})

const spaces = (bytes: Buffer) => bytes.length - bytes.toString('latin1').trimStart().length

export const endMutants: readonly DecoderMutant[] = [
  {
    id: 'silent-end',
    intent: 'ends without complaint when a message is cut off',
    make: () => tweak(tolerating('prelude.truncated', 'message.truncated')),
  },
  {
    id: 'silent-tail-of-3',
    intent: 'waits for the four bytes of a length, and forgets up to three at the end',
    make: () => tweak(leaving(3)),
  },
  {
    id: 'silent-tail-of-12',
    intent: 'waits for what is behind a prelude, and forgets it at the end',
    make: () => tweak(leaving(12)),
  },
  {
    id: 'last-byte-of-no-interest',
    intent: 'is content with a message whose checksum is not whole',
    make: () =>
      tweak({ tolerate: ({ code, field }) => code === 'message.truncated' && field === 'message_crc' }),
  },
  {
    id: 'silent-cut-payload',
    intent: 'is content with a message whose payload is not whole',
    make: () => tweak({ tolerate: ({ code, field }) => code === 'message.truncated' && field === 'payload' }),
  },
  {
    id: 'zeros-are-padding',
    intent: 'passes over zero bytes behind the last message',
    make: () => tweak(trimmed((bytes) => bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1))),
  },
  {
    id: 'no-message-is-the-end',
    intent: 'takes bytes that are no message for the end of the stream',
    make: () => tweak(tolerating('prelude.crc')),
  },
  {
    id: 'skips-leading-space',
    intent: 'passes over white space before the first message',
    make: () => tweak(trimmed((bytes) => bytes.subarray(spaces(bytes)))),
  },
  {
    id: 'reads-all-first',
    intent: 'looks at nothing before the body is there as a whole',
    make: () => tweak(trimmed((bytes) => bytes)),
  },
  {
    id: 'reset-is-the-end',
    intent: 'takes a broken connection for the end of the stream',
    make: () =>
      tweak({
        before: async function* calm(chunks: Chunks) {
          try {
            yield* chunks
          } catch {
            // As if nothing had happened.
          }
        },
        ...tolerating('prelude.truncated', 'message.truncated'),
      }),
  },
  {
    id: 'wants-message-stop',
    intent: 'takes a stream that has begun and not stopped for cut off',
    make() {
      const seen: string[] = []
      const decoder = tweak({
        after(message) {
          seen.push(String(message.headers[':event-type']?.value))
          return message
        },
      })
      return {
        decode: async function* stopped(chunks) {
          seen.length = 0
          yield* decoder.decode!(chunks)
          if (seen.includes('messageStart') && !seen.includes('messageStop'))
            throw new Error('no messageStop')
        },
      }
    },
  },
]
