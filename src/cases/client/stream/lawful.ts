import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import type { ModelOperation } from '../../../contract/index.js'
import type { SequenceEvent } from '../../../stream/event.js'
import type { Finding } from '../../case.js'
import type { ClientCaseData } from '../clientCase.js'
import type { ClientObservation } from '../observation.js'
import { unlessOwnForm } from '../ownForm.js'
import type { ClientPlan } from '../plan.js'
import { streamReply, type StreamPieces } from '../scripts.js'
import { kindsOf } from './kinds.js'
import { saying, storyOf } from './story.js'
import { streamCase } from './streamCase.js'

/** What any client has to take: lawful streams of every kind, in pieces of every size, long and large. */
export const lawfulStreams = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] => [
  ...kindsOf(plan, operation).map(({ id, title, events, raw = false }) => {
    const data = whole(plan, operation, id, title, events)
    return raw ? { ...data, check: unlessOwnForm(data.check) } : data
  }),
  ...pieces.map(([id, title, cut]) => whole(plan, operation, `pieces.${id}`, title, storyOf(operation), cut)),
  inRandomPieces(plan, operation),
  ...large(plan, operation),
]

const whole = (
  plan: ClientPlan,
  operation: ModelOperation,
  id: string,
  title: string,
  events: readonly SequenceEvent[],
  cut?: StreamPieces,
): ClientCaseData =>
  streamCase(plan, operation, {
    id,
    rule: cut === undefined ? 'events.members' : 'frames.chunking',
    title,
    stream: () => ({ reply: streamReply(operation, events, cut), expect: { events, end: 'end' } }),
  })

const pieces: readonly (readonly [id: string, title: string, cut: StreamPieces])[] = [
  ['one-byte', 'a stream that comes byte by byte', { every: 1 }],
  ['three-bytes', 'a stream that comes three bytes at a time, which cuts every field', { every: 3 }],
  ['thirteen-bytes', 'a stream that comes thirteen bytes at a time', { every: 13 }],
  ['events', 'a stream whose messages come one by one, with pauses', { pause: 3 }],
  ['whole', 'a stream that comes in one piece', { every: Number.MAX_SAFE_INTEGER }],
]

/** Places to cut that follow from the seed of the run. */
const inRandomPieces = (plan: ClientPlan, operation: ModelOperation): ClientCaseData => {
  const seed = plan.properties?.seed ?? 1
  return streamCase(plan, operation, {
    id: 'pieces.random',
    rule: 'frames.chunking',
    title: `a stream that is cut at random places (seed ${seed})`,
    stream: () => {
      const events = storyOf(operation)
      const [at] = fc.sample(fc.array(fc.nat(1500), { minLength: 5, maxLength: 40 }), { seed, numRuns: 1 })
      return { reply: streamReply(operation, events, { at: at! }), expect: { events, end: 'end' } }
    },
  })
}

const MEGABYTE = 1_000_000

/** Streams that are too long to be handed over: the adapter tells their number of events and a digest. */
const large = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] =>
  (
    [
      ['events-10000', '10,000 events', 10_000, (index: number) => `word ${index} `],
      ['megabytes-10', '10 MB in 100 events', 100, (index: number) => `${index % 10}`.repeat(MEGABYTE / 10)],
    ] as const
  ).map(([id, what, count, text]) => {
    const events = (): readonly SequenceEvent[] =>
      saying(
        operation,
        Array.from({ length: count }, (_, index) => text(index)),
      )
    return {
      ...streamCase(plan, operation, {
        id,
        rule: 'events.members',
        title: `a stream of ${what}`,
        options: { summarise: true },
        stream: () => ({
          reply: streamReply(operation, events(), { every: 65_536 }),
          expect: { events: [], end: 'end' },
        }),
      }),
      check: (observation) => sums(observation, events()),
    }
  })

/** The number of events, and the digest of the bytes that they bring. */
function sums({ calls, hello }: ClientObservation, events: readonly SequenceEvent[]): readonly Finding[] {
  const { summary, error } = calls[0]!.outcome
  if (error !== undefined)
    return [{ message: `the stream had to end, and failed with ${error.name}: ${error.message}` }]
  if (summary === undefined) return [{ message: 'the adapter gave no summary, though it was asked for one' }]
  if (hello.features.includes('own-form'))
    return summary.count > 0 ? [] : [{ message: 'the caller got no event' }]
  const bytes = Buffer.concat(events.map(bytesIn))
  const due = {
    count: events.length,
    textLength: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  return (['count', 'textLength', 'sha256'] as const).flatMap((part) =>
    summary[part] === due[part]
      ? []
      : [{ message: `${part} had to be ${due[part]} and is ${summary[part]}`, pointer: `/summary/${part}` }],
  )
}

function bytesIn({ type, payload }: SequenceEvent): Uint8Array {
  const { bytes, delta: content } = payload as { bytes?: string; delta?: { text?: string } }
  return type === 'chunk' ? Buffer.from(bytes ?? '', 'base64') : Buffer.from(content?.text ?? '')
}
