import { FrameInspector } from '../../../wire/frames/inspector.js'
import type { InspectedMessage } from '../../../wire/frames/inspectedMessage.js'
import { PRELUDE } from '../../../wire/frames/assemble.js'
import { FrameError } from '../../../wire/frames/fault.js'
import type { DecoderMutant } from '../mutant.js'
import { mapHeaders, tweak } from '../tweak.js'

type Chunks = AsyncIterable<Uint8Array>

const stopAtFault = ({ faults }: FrameInspector) => {
  if (faults[0] !== undefined) throw new FrameError(faults[0])
}

/** Decode every chunk for itself. */
async function* eachForItself(chunks: Chunks, perChunk: number): AsyncGenerator {
  for await (const chunk of chunks) {
    const inspector = new FrameInspector()
    yield* inspector
      .push(chunk)
      .slice(0, perChunk)
      .map((message) => message.toMessage())
    stopAtFault(inspector)
  }
}

async function* noted(chunks: Chunks, cuts: number[]): AsyncGenerator<Uint8Array> {
  cuts.length = 0
  let offset = 0
  for await (const chunk of chunks) {
    yield chunk
    cuts.push((offset += chunk.length))
  }
}

/** Text read piece by piece; `start` is where the bytes stand in the stream. */
function garble(bytes: Uint8Array, start: number, cuts: readonly number[]): Uint8Array {
  const inside = cuts.map((cut) => cut - start).filter((cut) => cut > 0 && cut < bytes.length)
  if (inside.length === 0) return bytes
  const edges = [0, ...inside, bytes.length]
  const pieces = edges
    .slice(1)
    .map((edge, index) => Buffer.from(bytes.subarray(edges[index], edge)).toString())
  return new TextEncoder().encode(pieces.join(''))
}

/** Bodies that are views into the chunks. */
const views = (message: InspectedMessage) => ({ ...message.toMessage(), body: message.payload })

export const chunkMutants: readonly DecoderMutant[] = [
  {
    id: 'forgets-the-last',
    intent: 'gives a message when the next one has come, and so never the last',
    make: () => ({
      decode: async function* late(chunks) {
        let kept: unknown
        for await (const message of tweak({}).decode!(chunks)) {
          if (kept !== undefined) yield kept
          kept = message
        }
      },
    }),
  },
  {
    id: 'drops-tail',
    intent: 'forgets the start of a message at the end of a chunk',
    make: () => ({ decode: (chunks) => eachForItself(chunks, Number.POSITIVE_INFINITY) }),
  },
  {
    id: 'one-a-chunk',
    intent: 'takes no more than one message from a chunk',
    make: () => ({ decode: (chunks) => eachForItself(chunks, 1) }),
  },
  {
    id: 'needs-whole-prelude',
    intent: 'cannot go on when a chunk ends within the twelve bytes of a prelude',
    make() {
      const edge = { kept: 0 }
      return tweak({
        before: async function* guarded(chunks) {
          const inspector = new FrameInspector()
          edge.kept = 0
          for await (const chunk of chunks) {
            const before = edge.kept
            edge.kept += chunk.length
            for (const { totalLength } of inspector.push(chunk)) edge.kept -= totalLength
            yield chunk
            if (edge.kept > 0 && edge.kept < PRELUDE && (before > 0 || chunk.length > 0)) return
          }
        },
        tolerate: ({ code }) => code === 'prelude.truncated',
      })
    },
  },
  {
    id: 'empty-chunk-ends',
    intent: 'takes an empty chunk for the end of the stream',
    make: () =>
      tweak({
        before: async function* untilEmpty(chunks) {
          for await (const chunk of chunks) {
            if (chunk.length === 0) return
            yield chunk
          }
        },
      }),
  },
  {
    id: 'text-by-chunk',
    intent: 'reads the text of a payload chunk by chunk, so that a cut within a character spoils it',
    make() {
      const cuts: number[] = []
      return tweak({
        before: (chunks) => noted(chunks, cuts),
        after: ({ headers, body }, { offset, headersLength }) => ({
          headers,
          body: garble(body, offset + PRELUDE + headersLength, cuts),
        }),
      })
    },
  },
  {
    id: 'header-text-by-chunk',
    intent: 'reads the text of a header chunk by chunk',
    make() {
      const cuts: number[] = []
      return tweak({
        before: (chunks) => noted(chunks, cuts),
        after: (message, { offset, headers }) =>
          mapHeaders(message, (name, header) => {
            if (header.type !== 'string') return [name, header]
            const { valueBytes, valueOffset } = headers.find((other) => other.name === name)!
            return [
              name,
              { ...header, value: Buffer.from(garble(valueBytes, offset + valueOffset, cuts)).toString() },
            ]
          }),
      })
    },
  },
  {
    id: 'gives-views',
    intent: 'gives payloads that are views into a buffer which others write to',
    make: () => tweak({ after: (_, message) => views(message) }),
  },
  {
    id: 'empty-body-is-error',
    intent: 'takes a body without a single byte for an error',
    make: () =>
      tweak({
        before: async function* notEmpty(chunks) {
          let length = 0
          for await (const chunk of chunks) {
            length += chunk.length
            yield chunk
          }
          if (length === 0) throw new Error('the body is empty')
        },
      }),
  },
  {
    id: 'carries-over',
    intent: 'begins the next stream with what was left of the last one',
    make() {
      let inspector = new FrameInspector()
      return {
        decode: async function* carrying(chunks) {
          for await (const chunk of chunks) {
            for (const message of inspector.push(chunk)) {
              if (!message.afterFault) yield message.toMessage()
            }
            if (inspector.faults.length > 0) {
              const [fault] = inspector.faults
              inspector = new FrameInspector()
              throw new FrameError(fault!)
            }
          }
          const copy = new FrameInspector()
          copy.end()
        },
      }
    },
  },
  {
    id: 'joins-all-each-time',
    intent: 'copies everything it has for every chunk',
    heavy: true,
    make: () =>
      tweak({
        before: async function* joined(chunks) {
          let all = Buffer.alloc(0)
          for await (const chunk of chunks) {
            all = Buffer.concat([all, chunk])
            yield all.subarray(all.length - chunk.length)
          }
        },
      }),
  },
  {
    id: 'copies-body-for-every-message',
    intent: 'copies all the bytes that came so far for every message',
    heavy: true,
    make() {
      const pieces: Uint8Array[] = []
      return tweak({
        before: async function* kept(chunks) {
          pieces.length = 0
          for await (const chunk of chunks) {
            pieces.push(chunk)
            yield chunk
          }
        },
        after(message) {
          Buffer.concat(pieces)
          return message
        },
      })
    },
  },
]
