import type { InspectedMessage } from '../../../wire/frames/inspectedMessage.js'
import type { CallerValue } from '../parts.js'
import type { ClientMutant } from './mutant.js'
import { deeply, withoutEmpty } from './edit.js'
import { reading, taking, handing, messageTypeOf } from './streamEdits.js'

/** Clients that lose, add or change events. */
export const losingMutants: readonly ClientMutant[] = [
  reading(
    'loses-last-event',
    'loses the last event of a stream',
    (sound) =>
      async function* read(body) {
        let kept: InspectedMessage | undefined
        for await (const messages of sound(body)) {
          const all = kept === undefined ? [...messages] : [kept, ...messages]
          kept = all.pop()
          yield all
        }
        if (kept !== undefined && messageTypeOf(kept) !== 'event') yield [kept]
      },
    /\.stream\./,
  ),
  handing(
    'changes-events',
    'changes every value of an event',
    (event) =>
      deeply(event, (leaf) => {
        if (typeof leaf === 'string') return `${leaf}QQ==`
        if (typeof leaf === 'number') return leaf + 1
        if (typeof leaf === 'boolean') return !leaf
        return typeof leaf === 'object' && leaf !== null && !Array.isArray(leaf) ? { ...leaf, more: 1 } : leaf
      }) as CallerValue,
    /-stream\.(?:stream|answer)\./,
  ),
  reading(
    'a-chunk-is-a-message',
    'takes each piece that arrives for whole messages',
    (sound) =>
      async function* read(body) {
        for await (const piece of body) {
          yield* sound(
            (async function* one() {
              yield piece
            })(),
          )
        }
      },
    /\.pieces\./,
  ),
  reading(
    'one-message-a-chunk',
    'takes the first message of each piece that arrives',
    (sound) =>
      async function* read(body) {
        for await (const messages of sound(body)) yield messages.slice(0, 1)
      },
    /\.pieces\.whole/,
  ),
  reading(
    'loses-late-events',
    'loses events after the first thousand',
    (sound) =>
      async function* read(body) {
        let count = 0
        for await (const messages of sound(body)) {
          yield messages.slice(0, Math.max(0, 1000 - count))
          count += messages.length
        }
      },
    /events-10000$/,
  ),
  handing(
    'cuts-texts',
    'cuts texts off after 64 KiB',
    (event) =>
      deeply(event, (leaf) => (typeof leaf === 'string' ? leaf.slice(0, 65_536) : leaf)) as CallerValue,
    /megabytes-10$/,
  ),
  handing(
    'drops-empty-parts',
    'leaves out of events what is empty: texts and structures',
    (event) => deeply(event, withoutEmpty) as CallerValue,
    /empty-text$|\.answer\./,
  ),
  taking(
    'knows-text-only',
    'passes over every delta that is no text',
    (_, sound) => {
      const event = sound()
      const delta = (event?.payload as { delta?: object } | undefined)?.delta
      return delta !== undefined && !('text' in delta) ? undefined : event
    },
    /reasoning|tool-use|citations|redacted/,
  ),
  taking(
    'knows-no-starts',
    'passes over the start of every block',
    (_, sound) => {
      const event = sound()
      return event?.type === 'contentBlockStart' ? undefined : event
    },
    /content-block-start|without-input/,
  ),
  handing(
    'blobs-as-text',
    'hands blobs over as if their bytes were text',
    (event) =>
      deeply(event, (leaf, name) =>
        name === '$base64'
          ? Buffer.from(Buffer.from(String(leaf), 'base64').toString()).toString('base64')
          : leaf,
      ) as CallerValue,
    /\.bytes$/,
  ),
]
