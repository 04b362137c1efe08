import { frameFaults } from '../../../../generators/frames/faults.js'
import { encodeEvent, messageOf } from '../../../../generators/frames/sequences.js'
import type { ModelOperation } from '../../../contract/index.js'
import type { ScriptedFault } from '../../../subjects/client/script.js'
import type { ClientOptions } from '../../../subjects/client/subject.js'
import type { ClientCaseData } from '../clientCase.js'
import type { ClientPlan } from '../plan.js'
import { framesReply, plainReply } from '../scripts.js'
import { storyOf } from './story.js'
import { streamCase } from './streamCase.js'

/** Streams that break: in their bytes, in the middle of a message, in the middle of the answer, or from the start. */
export const brokenStreams = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] => [
  ...faults.map((fault) => damaged(plan, operation, fault)),
  ...cuts.map((cut) => cutOff(plan, operation, cut)),
  ...ends.flatMap((end) => [brokenOff(plan, operation, end, 0), brokenOff(plan, operation, end, 40)]),
  ...noStreams.map((answer) => noStream(plan, operation, answer)),
  ...unfinished(plan, operation),
]

/** Events before the one that breaks. */
const SOUND = 3

/** Faults of headers are for decoders: no service sends them by accident, and any other fault has the same checksum. */
const faults = frameFaults.filter(({ id }) => !id.startsWith('header-'))

const damaged = (
  plan: ClientPlan,
  operation: ModelOperation,
  { id, code, make }: (typeof frameFaults)[number],
): ClientCaseData =>
  streamCase(plan, operation, {
    id: `frames.${id}`,
    rule: `frames.${code}`,
    title: `a stream with a damaged message (${id}) is an error, after the events before it`,
    stream: () => {
      const story = storyOf(operation)
      const frames = story.map((event, index) =>
        index === SOUND ? make(messageOf(event), 5) : encodeEvent(event),
      )
      return { reply: framesReply(operation, frames), expect: { events: story.slice(0, SOUND), end: {} } }
    },
  })

/** How much of a message is left; from its end where negative. */
const cuts = [
  { id: 'length', rule: 'frames.prelude.truncated', what: 'in its length', keep: 2 },
  { id: 'prelude', rule: 'frames.message.truncated', what: 'behind its prelude', keep: 12 },
  { id: 'headers', rule: 'frames.message.truncated', what: 'in its headers', keep: 30 },
  { id: 'payload', rule: 'frames.message.truncated', what: 'in its payload', keep: -20 },
  { id: 'checksum', rule: 'frames.message.truncated', what: 'before its checksum', keep: -4 },
  { id: 'last-byte', rule: 'frames.message.truncated', what: 'before its last byte', keep: -1 },
] as const

const cutOff = (
  plan: ClientPlan,
  operation: ModelOperation,
  { id, rule, what, keep }: (typeof cuts)[number],
): ClientCaseData =>
  streamCase(plan, operation, {
    id: `cut.${id}`,
    rule,
    title: `an answer that is whole for HTTP and whose last message is cut ${what} is an error`,
    stream: () => {
      const story = storyOf(operation).slice(0, SOUND + 1)
      const frames = story.map((event, index) =>
        index === SOUND ? encodeEvent(event).subarray(0, keep) : encodeEvent(event),
      )
      return { reply: framesReply(operation, frames), expect: { events: story.slice(0, SOUND), end: {} } }
    },
  })

interface End {
  readonly id: string
  readonly rule: string
  readonly what: string
  readonly fault: ScriptedFault
  readonly options?: ClientOptions
}

/** How an answer ends that is not whole for HTTP either. */
const ends: readonly End[] = [
  {
    id: 'reset',
    rule: 'stream.incomplete',
    what: 'is reset',
    fault: { kind: 'reset', at: 'after-body' },
  },
  {
    id: 'close',
    rule: 'stream.incomplete',
    what: 'is closed without the last chunk',
    fault: { kind: 'close', at: 'after-body' },
  },
  {
    id: 'rst-stream',
    rule: 'stream.reset',
    what: 'ends in RST_STREAM',
    fault: { kind: 'rst-stream', code: 2 },
    options: { httpVersion: '2' },
  },
]

/** Broken off between two messages, or some bytes into the next. */
const brokenOff = (
  plan: ClientPlan,
  operation: ModelOperation,
  { id, rule, what, fault, options }: End,
  more: 0 | 40,
): ClientCaseData =>
  streamCase(plan, operation, {
    id: `broken.${id}.${more === 0 ? 'between' : 'within'}`,
    rule,
    ...(options !== undefined && { options }),
    title: `a connection that ${what} ${more === 0 ? 'between two messages' : 'within a message'} is an error, and no end`,
    stream: () => {
      const story = storyOf(operation)
      const events = story.slice(0, SOUND)
      const frames = [
        ...events.map(encodeEvent),
        ...(more === 0 ? [] : [encodeEvent(story[SOUND]!).subarray(0, more)]),
      ]
      // The pieces that came must not be lost with the connection on their way through the system.
      return {
        reply: { ...framesReply(operation, frames, { pause: 20 }), fault },
        expect: { events, end: {} },
      }
    },
  })

const noStreams = [
  {
    id: 'json',
    rule: 'frames.prelude.crc',
    what: 'a JSON document',
    type: 'application/json',
    body: '{"message":"The security token included in the request is invalid."}',
  },
  {
    id: 'json-short',
    rule: 'frames.prelude.truncated',
    what: 'an empty JSON object',
    type: 'application/json',
    body: '{}',
  },
  {
    id: 'html',
    rule: 'frames.prelude.crc',
    what: 'a page',
    type: 'text/html',
    body: '<html><head><title>Sign in</title></head><body>Please sign in to this network.</body></html>',
  },
] as const

const noStream = (
  plan: ClientPlan,
  operation: ModelOperation,
  { id, rule, what, type, body }: (typeof noStreams)[number],
): ClientCaseData =>
  streamCase(plan, operation, {
    id: `no-stream.${id}`,
    rule,
    title: `${what} that is answered with 200 in place of a stream is an error, no stream without events`,
    stream: () => ({
      reply: plainReply(200, [['Content-Type', type]], body),
      expect: { events: [], end: {} },
    }),
  })

/** What frames cannot tell: a stream that comes to its end too early, or at once. */
const unfinished = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] =>
  (operation.name === 'ConverseStream' ? [0, SOUND] : [0]).map((count) =>
    streamCase(plan, operation, {
      id: count === 0 ? 'empty' : 'unfinished',
      rule: 'stream.unfinished',
      title: `a stream that ends ${count === 0 ? 'without any event' : 'before messageStop'} does not look like a whole one`,
      stream: () => {
        const events = storyOf(operation).slice(0, count)
        return { reply: framesReply(operation, events.map(encodeEvent)), expect: { events, end: {} } }
      },
    }),
  )
