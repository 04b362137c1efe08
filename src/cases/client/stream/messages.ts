import { encodeEvent } from '../../../../generators/frames/sequences.js'
import type { ModelOperation } from '../../../contract/index.js'
import type { SequenceEvent } from '../../../stream/event.js'
import { encodeMessage } from '../../../wire/frames/encode.js'
import { oddMessages, type OddMessage, type OddMessages, type Place } from '../../decoder/oddMessages.js'
import { decoderRequirements } from '../../decoder/rules.js'
import type { ClientCaseData } from '../clientCase.js'
import { undocumentedIn } from '../compare/undocumented.js'
import type { ClientPlan } from '../plan.js'
import { framesReply } from '../scripts.js'
import type { ExpectedStream } from './seesStream.js'
import { event, storyOf } from './story.js'
import { streamCase } from './streamCase.js'

/** What messages may say beside events: exceptions and errors, what is malformed, and what is to be passed over. */
export const oddMessageCases = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] => [
  ...exceptionsOf(operation).flatMap((name) =>
    (['first', 'middle', 'last'] as const).map((place) => exceptionCase(plan, operation, name, place)),
  ),
  ...oddMessages.flatMap((row) => {
    const messages = row.messages(operation.responseStream!.members[0]!.name)
    return (row.places ?? ['middle']).flatMap((place) =>
      place === 'alone'
        ? []
        : messages.map((odd) => oddCase(plan, operation, row, odd, place, messages.length)),
    )
  }),
  withoutContentType(plan, operation),
  unknownMembers(plan, operation),
  typedEvents(plan, operation),
]

const exceptionsOf = ({ responseStream }: ModelOperation): readonly string[] =>
  responseStream!.members.map(({ name }) => name).filter((name) => name.endsWith('Exception'))

/** How many events of a story come before a place in it. */
const before = { first: 0, middle: 3, last: -1 } as const

/** A frame within the story: it comes before the events behind it, or between them. */
const insert = (
  operation: ModelOperation,
  frame: Uint8Array,
  place: keyof typeof before,
): { readonly frames: readonly Uint8Array[]; readonly earlier: readonly SequenceEvent[] } => {
  const story = storyOf(operation)
  const earlier = story.slice(0, before[place])
  const later = place === 'last' ? [] : story.slice(before[place])
  return { frames: [...earlier.map(encodeEvent), frame, ...later.map(encodeEvent)], earlier }
}

const exceptionCase = (
  plan: ClientPlan,
  operation: ModelOperation,
  name: string,
  place: keyof typeof before,
): ClientCaseData =>
  streamCase(plan, operation, {
    id: `${name}.${place}`,
    rule: 'events.exception',
    title: `${name} as the ${place} message of a stream is an error of its type, after the events before it`,
    stream: () => {
      const message = `The model said ${name}.`
      const frame = encodeEvent({ kind: 'exception', type: name, payload: { message } })
      const { frames, earlier } = insert(operation, frame, place)
      return { reply: framesReply(operation, frames), expect: { events: earlier, end: { name, message } } }
    },
  })

function oddCase(
  plan: ClientPlan,
  operation: ModelOperation,
  { id, rule, level, title, makes, places = [] }: OddMessages,
  { label, message, error = {} }: OddMessage,
  place: Exclude<Place, 'alone'>,
  siblings: number,
): ClientCaseData {
  const parts = [id, ...(siblings > 1 ? [slug(label)] : []), ...(places.length > 1 ? [place] : [])]
  return streamCase(plan, operation, {
    id: `events.${parts.join('.')}`,
    rule,
    level: level ?? decoderRequirements.get(rule)!.level,
    title: siblings > 1 ? `${title} (${label})` : title,
    stream: () => {
      const { frames, earlier } = insert(operation, encodeMessage(message), place)
      const refused: ExpectedStream = { events: earlier, end: error }
      const story = storyOf(operation)
      const read = event(operation.responseStream!.members[0]!.name, {})
      const expect = {
        error: refused,
        nothing: { events: story, end: 'end' },
        either: [refused, { events: [...earlier, read, ...story.slice(earlier.length)], end: 'end' }],
      } as const
      return { reply: framesReply(operation, frames), expect: expect[makes] }
    },
  })
}

const slug = (label: string): string =>
  label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** Headers that nothing depends on. */
const withoutContentType = (plan: ClientPlan, operation: ModelOperation): ClientCaseData =>
  streamCase(plan, operation, {
    id: 'events.content-type',
    rule: 'events.members',
    level: 'info',
    title: 'events without :content-type are given all the same',
    stream: () => {
      const events = storyOf(operation)
      const frames = events.map(({ type, payload }) =>
        encodeMessage({
          headers: {
            ':message-type': { type: 'string', value: 'event' },
            ':event-type': { type: 'string', value: type },
          },
          body: Buffer.from(JSON.stringify(payload)),
        }),
      )
      return { reply: framesReply(operation, frames), expect: { events, end: 'end' } }
    },
  })

/** What later revisions may add, and the padding of this one. */
const unknownMembers = (plan: ClientPlan, operation: ModelOperation): ClientCaseData =>
  streamCase(plan, operation, {
    id: 'events.unknown-members',
    rule: 'events.members.unknown',
    title: 'members that nobody knows, the padding among them, do no harm',
    stream: () => {
      const events = storyOf(operation)
      const frames = events.map(({ kind, type, payload }, index) =>
        encodeEvent({
          kind,
          type,
          payload: {
            ...(payload as object),
            p: 'abcdefghij'.slice(index),
            mood: { good: [null] },
            extra: null,
          },
        }),
      )
      return { reply: framesReply(operation, frames), expect: { events, end: 'end' } }
    },
  })

/** A client with typed events has no place for what no model has. */
const typedEvents = (plan: ClientPlan, operation: ModelOperation): ClientCaseData =>
  streamCase(plan, operation, {
    id: 'events.typed',
    rule: 'events.members.unknown',
    level: 'info',
    title: 'the padding of events is not handed over by a client with typed output',
    features: ['typed-output'],
    stream: () => {
      const events = storyOf(operation)
      const frames = events.map(({ kind, type, payload }) =>
        encodeEvent({ kind, type, payload: { ...(payload as object), p: 'abcdef' } }),
      )
      return { reply: framesReply(operation, frames), expect: { events, end: 'end' } }
    },
    check: ({ calls }) =>
      (calls[0]!.outcome.events ?? [])
        .flatMap((event) => undocumentedIn(plan.model, operation.responseStream!.name, event))
        .slice(0, 1)
        .map((pointer) => ({ message: 'no event has such a member', pointer })),
  })
