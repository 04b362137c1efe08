import { FrameError } from '../../../wire/frames/fault.js'
import type { ClientMutant } from './mutant.js'
import { replying } from './edit.js'
import { silent, isFault, lenient } from './streamEdits.js'

/** Clients that do not notice that a stream is broken. */
export const carelessMutants: readonly ClientMutant[] = [
  silent(
    'ends-quietly',
    'ends a stream without a word wherever its messages are broken',
    (error) => error instanceof FrameError,
    /frames\.|cut\.|no-stream/,
  ),
  lenient(
    'ignores-message-checksum',
    'does not compare the checksum of a message',
    /^message\.crc$/,
    /frames\./,
  ),
  lenient(
    'ignores-prelude-checksum',
    'does not compare the checksum of a prelude',
    /^prelude\.crc$/,
    /frames\.prelude/,
  ),
  silent('forgives-cuts', 'forgives a stream that ends within a message', isFault(/truncated$/), /cut\./),
  silent(
    'forgives-short-rests',
    'forgives a rest of less than twelve bytes',
    isFault(/^prelude\.truncated$/),
    /cut\.length|json-short/,
  ),
  silent(
    'forgives-lengths',
    'ends at a message whose lengths cannot be',
    isFault(/length/),
    /frames\..*length/,
  ),
  {
    id: 'loss-is-an-end',
    intent: 'takes a connection that is lost for the end of the stream',
    aims: /broken\./,
    change: (parts) =>
      replying(parts, (reply) => ({
        ...reply,
        body: (async function* forgiving() {
          try {
            yield* reply.body
          } catch {
            return
          }
        })(),
      })),
  },
  {
    id: 'any-answer-is-a-stream',
    intent: 'takes a page that is answered with 200 for a stream without events',
    aims: /no-stream|unknown-operation/,
    change: (parts) => ({
      failure: (attempt, reply, body) =>
        reply.status === 200 ? undefined : parts.failure(attempt, reply, body),
      messages: async function* read(body) {
        let first = true
        let isText = false
        const sound = parts.messages(
          (async function* bytes() {
            for await (const piece of body) {
              if (first) isText = piece[0] !== 0
              first = false
              if (!isText) yield piece
            }
          })(),
        )
        yield* sound
      },
      unfinished: () => undefined,
    }),
  },
  {
    id: 'unfinished-is-finished',
    intent: 'takes a stream for whole that comes to no proper end',
    aims: /unfinished$|empty$/,
    change: () => ({ unfinished: () => undefined }),
  },
]
