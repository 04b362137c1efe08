import { encodeEvent } from '../../../../generators/frames/sequences.js'
import type { ModelOperation } from '../../../contract/index.js'
import type { ScriptedFault } from '../../../subjects/client/script.js'
import type { Finding } from '../../case.js'
import type { ClientCaseData } from '../clientCase.js'
import type { ClientObservation } from '../observation.js'
import type { ClientPlan } from '../plan.js'
import { framesReply } from '../scripts.js'
import { saying, storyOf } from './story.js'
import { streamCase } from './streamCase.js'

/** What the caller of a stream may do besides reading it to its end. */
export const consumerCases = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] => [
  prompt(plan, operation),
  stopped(plan, operation),
  aborted(plan, operation),
  slow(plan, operation),
  ...(['before-head', 'after-head', 'after-body'] as const).map((at) => timedOut(plan, operation, at)),
]

const READ = 3

const reply = (operation: ModelOperation, fault: ScriptedFault) => ({
  ...framesReply(operation, storyOf(operation).slice(0, READ).map(encodeEvent)),
  fault,
})

const prompt = (plan: ClientPlan, operation: ModelOperation): ClientCaseData =>
  streamCase(plan, operation, {
    id: 'prompt',
    rule: 'stream.prompt',
    title: 'events are handed over while the stream is still open',
    options: { stopAfter: READ },
    stream: () => ({
      reply: reply(operation, { kind: 'stall', at: 'after-body' }),
      expect: { events: storyOf(operation).slice(0, READ), end: 'end' },
    }),
  })

/** More than any case waits for. */
const ENDLESS = 3000

const stopped = (plan: ClientPlan, operation: ModelOperation): ClientCaseData =>
  streamCase(plan, operation, {
    id: 'stop',
    rule: 'stream.stop',
    level: 'should',
    title: 'a caller who leaves the loop gets no more events, and the connection or stream is let go',
    options: { stopAfter: READ },
    stream: () => {
      const events = saying(
        operation,
        Array.from({ length: ENDLESS }, (_, index) => `word ${index} `),
      )
      return {
        reply: framesReply(operation, events.map(encodeEvent), { pause: 10 }),
        expect: { events: events.slice(0, READ), end: 'end' },
      }
    },
    check: letGo,
  })

const aborted = (plan: ClientPlan, operation: ModelOperation): ClientCaseData =>
  streamCase(plan, operation, {
    id: 'abort',
    rule: 'stream.abort',
    title: 'a call that is aborted comes to its end, and the connection or stream is let go',
    // Time enough for the first events, however long the client takes to start.
    options: { abortAfterMs: 1000 },
    stream: () => ({
      reply: reply(operation, { kind: 'stall', at: 'after-body' }),
      expect: { events: storyOf(operation).slice(0, READ), fewer: true },
    }),
    silent: true,
    check: (observation) =>
      observation.arrivals.length === 0
        ? { skip: 'the call was aborted before its request arrived' }
        : letGo(observation),
  })

function letGo({ arrivals }: ClientObservation): readonly Finding[] {
  const [arrival] = arrivals
  return arrival?.reply.abandonedAt === undefined
    ? [{ message: 'the connection or stream stayed open after the call was over' }]
    : []
}

const timedOut = (
  plan: ClientPlan,
  operation: ModelOperation,
  at: 'before-head' | 'after-head' | 'after-body',
): ClientCaseData =>
  streamCase(plan, operation, {
    id: `timeout.${{ 'before-head': 'before-answer', 'after-head': 'before-events', 'after-body': 'between-events' }[at]}`,
    rule: 'stream.timeout',
    title: `a server that falls silent ${{ 'before-head': 'before it answers', 'after-head': 'before the first event', 'after-body': 'between two events' }[at]} is an error in the time that the caller gave`,
    options: { timeoutMs: 400 },
    stream: () => ({
      reply: reply(operation, { kind: 'stall', at }),
      expect: {
        events: at === 'after-body' ? storyOf(operation).slice(0, READ) : [],
        fewer: true,
        end: {},
      },
    }),
  })

const PIECE = 256 * 1024
const PIECES = 200

/** What a system may buffer between two sockets, and a client beside it: with much to spare. */
const BUFFERED = 24 * 1024 * 1024

const slow = (plan: ClientPlan, operation: ModelOperation): ClientCaseData => {
  const options = { pauseMs: 100, stopAfter: 5, summarise: true } as const
  return {
    ...streamCase(plan, operation, {
      id: 'pause',
      rule: 'stream.pause',
      title: 'a caller who reads slowly slows the server down: 50 MB do not end up in memory',
      options,
      stream: () => {
        const events = saying(
          operation,
          Array.from({ length: PIECES }, () => 'x'.repeat(PIECE)),
        )
        return { reply: framesReply(operation, events.map(encodeEvent)), expect: { events: [] } }
      },
    }),
    check: ({ calls, arrivals }) => {
      const { summary, error } = calls[0]!.outcome
      const sent = arrivals[0]!.reply.sent
      return [
        ...(error === undefined && summary !== undefined && summary.count > 0
          ? []
          : [{ message: 'the call had to give a summary of the events that were read' }]),
        ...(sent <= options.stopAfter * PIECE + BUFFERED
          ? []
          : [
              {
                message: `the client took ${sent} bytes off the connection for ${options.stopAfter} events of ${PIECE}`,
              },
            ]),
      ]
    },
  }
}
