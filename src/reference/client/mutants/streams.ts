import { decodeEvent } from '../../../stream/decodeEvent.js'
import type { SequenceEvent } from '../../../stream/event.js'
import { FrameError } from '../../../wire/frames/fault.js'
import type { InspectedMessage } from '../../../wire/frames/inspectedMessage.js'
import { FrameInspector } from '../../../wire/frames/inspector.js'
import type { CallerValue, ClientParts } from '../parts.js'
import { deeply, replying, withoutEmpty } from './edit.js'
import type { ClientMutant } from './mutant.js'

type Messages = ClientParts['messages']

/** Reads messages otherwise. */
const reading = (
  id: string,
  intent: string,
  messages: (sound: Messages) => Messages,
  aims?: RegExp,
): ClientMutant => ({
  id,
  intent,
  ...(aims !== undefined && { aims }),
  change: (parts) => ({ messages: messages((body) => parts.messages(body)) }),
})

/** Takes what a message says otherwise. */
const taking = (
  id: string,
  intent: string,
  read: (message: InspectedMessage, sound: () => SequenceEvent | undefined) => SequenceEvent | undefined,
  aims?: RegExp,
): ClientMutant => ({
  id,
  intent,
  ...(aims !== undefined && { aims }),
  change: (parts) => ({
    readMessage: (operation, message) => read(message, () => parts.readMessage(operation, message)),
  }),
})

/** Hands events over otherwise. */
const handing = (
  id: string,
  intent: string,
  event: (given: CallerValue) => CallerValue,
  aims?: RegExp,
): ClientMutant => ({
  id,
  intent,
  ...(aims !== undefined && { aims }),
  change: (parts) => ({ event: (...given) => event(parts.event(...given)) }),
})

/** Ends a stream without a word where it should have failed. */
const silent = (
  id: string,
  intent: string,
  isPassedOver: (error: unknown) => boolean,
  aims: RegExp,
): ClientMutant =>
  reading(
    id,
    intent,
    (sound) =>
      async function* read(body) {
        try {
          yield* sound(body)
        } catch (error) {
          if (!isPassedOver(error)) throw error
        }
      },
    aims,
  )

const isFault =
  (pattern: RegExp) =>
  (error: unknown): boolean =>
    error instanceof FrameError && pattern.test(error.code)

/** Reads on over faults of some kind. */
const lenient = (id: string, intent: string, tolerated: RegExp, aims: RegExp): ClientMutant =>
  reading(
    id,
    intent,
    () =>
      async function* read(body) {
        const inspector = new FrameInspector()
        const isBad = ({ code, level }: { code: string; level: string }) =>
          level !== 'info' && !tolerated.test(code)
        for await (const chunk of body) {
          yield inspector.push(chunk).filter(({ faults }) => !faults.some(isBad))
          const fault = inspector.faults.find(isBad)
          if (fault !== undefined) throw new FrameError(fault)
        }
        inspector.end()
        const fault = inspector.faults.find(isBad)
        if (fault !== undefined) throw new FrameError(fault)
      },
    aims,
  )

const textOf = (message: InspectedMessage, name: string): string | undefined => {
  const value = message.header(name)
  return value?.type === 'string' ? value.value : undefined
}

const messageTypeOf = (message: InspectedMessage): string | undefined => textOf(message, ':message-type')

const empty = (type: string, payload: unknown = {}): SequenceEvent => ({ kind: 'event', type, payload })

/** Every event of the union, or every unknown one, as it came. */
const raw = (message: InspectedMessage): SequenceEvent => {
  try {
    return decodeEvent(message)
  } catch {
    return empty(textOf(message, ':event-type') ?? '')
  }
}

const isBroken = (message: InspectedMessage): boolean => {
  try {
    decodeEvent(message)
    return false
  } catch {
    return true
  }
}

/** Clients that lose, add or change events. */
const losing: readonly ClientMutant[] = [
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

/** Clients that are mistaken about what a message is. */
const mistaking: readonly ClientMutant[] = [
  taking(
    'swallows-exceptions',
    'passes over an exception in a stream, and goes on',
    (_, sound) => {
      const event = sound()
      return event?.kind === 'exception' ? undefined : event
    },
    /Exception\./,
  ),
  taking(
    'ends-at-exceptions',
    'takes an exception as the first message for the end of a stream',
    (message, sound) =>
      messageTypeOf(message) === 'exception' && message.offset === 0 ? undefined : sound(),
    /Exception\.first/,
  ),
  taking(
    'swallows-errors',
    'passes over an error in a stream that no model has',
    (_, sound) => {
      const event = sound()
      return event?.kind === 'error' ? undefined : event
    },
    /events\.error/,
  ),
  {
    id: 'nameless-stream-errors',
    intent: 'gives every exception in a stream the same name',
    aims: /Exception\.|exception-/,
    change: ({ streamFailure }) => ({
      streamFailure: (...given) => ({ ...streamFailure(...given), name: 'StreamError' }),
    }),
  },
  {
    id: 'mute-stream-errors',
    intent: 'leaves out what an exception in a stream says',
    aims: /Exception\.|events\.error|exception-/,
    change: ({ streamFailure }) => ({
      streamFailure: (...given) => {
        const { name } = streamFailure(...given)
        return { name, message: 'the stream failed' }
      },
    }),
  },
  {
    id: 'exceptions-as-events',
    intent: 'hands an exception over as an event, without having said so',
    aims: /Exception\./,
    around: (sound) => async (call) => {
      const { error, ...told } = await sound(call)
      if (error === undefined) return told
      if (told.events === undefined || error.statusCode === undefined) return { ...told, error }
      const member = error.name.charAt(0).toLowerCase() + error.name.slice(1)
      return { ...told, events: [...told.events, { [member]: { message: error.message } }] }
    },
  },
  taking(
    'no-type-is-an-event',
    'takes a message for an event when nothing says that it is none',
    (message, sound) => (messageTypeOf(message) === undefined ? undefined : sound()),
    /message-type|no-headers/,
  ),
  taking(
    'any-type-is-an-event',
    'takes a message of an unknown kind for one to pass over',
    (message, sound) =>
      /^(?:event|exception|error)$/.test(messageTypeOf(message) ?? '') ? sound() : undefined,
    /message-type-unknown/,
  ),
  taking(
    'needs-no-event-type',
    'passes over an event without a type',
    (message, sound) =>
      messageTypeOf(message) === 'event' && textOf(message, ':event-type') === undefined
        ? undefined
        : sound(),
    /event-type-/,
  ),
  taking(
    'unknown-events-fail',
    'fails when an event comes that it does not know',
    (message, sound) => {
      const event = sound()
      if (event === undefined) throw new Error(`unknown event ${textOf(message, ':event-type')}`)
      return event
    },
    /events\.unknown|initial/,
  ),
  {
    id: 'unknown-events-are-events',
    intent: 'hands events over that it does not know',
    aims: /events\.unknown|initial/,
    change: (parts) => ({
      readMessage: (_, message) => raw(message),
      event: (model, operation, event) =>
        operation.responseStream!.members.some(({ name }) => name === event.type)
          ? parts.event(model, operation, event)
          : { [event.type]: {} },
    }),
  },
  taking(
    'damaged-is-empty',
    'takes an event whose payload cannot be read for one without members',
    (message, sound) => {
      const type = textOf(message, ':event-type')
      return messageTypeOf(message) === 'event' && type !== undefined && isBroken(message)
        ? empty(type)
        : sound()
    },
    /payload-/,
  ),
  taking(
    'passes-over-damage',
    'passes over an event whose payload cannot be read',
    (message, sound) => (messageTypeOf(message) === 'event' && isBroken(message) ? undefined : sound()),
    /payload-bom/,
  ),
  taking(
    'needs-content-type',
    'passes over events that do not say what their payload is',
    (message, sound) => (message.header(':content-type') === undefined ? undefined : sound()),
    /content-type$/,
  ),
  {
    id: 'needs-known-event-members',
    intent: 'fails over a member of an event that it does not know',
    aims: /unknown-members$/,
    change: (parts) => ({
      event: (model, operation, event) => {
        if ('mood' in (event.payload as object)) throw new Error('unknown member mood')
        return parts.event(model, operation, event)
      },
    }),
  },
  {
    id: 'hands-over-padding',
    intent: 'hands the padding of events over',
    aims: /padding|undocumented|typed/,
    change: (parts) => ({
      event: (model, operation, event) => {
        const { p } = event.payload as { p?: unknown }
        const given = parts.event(model, operation, event)
        return p === undefined
          ? given
          : Object.fromEntries(
              Object.entries(given).map(([name, members]) => [name, { ...(members as object), p }]),
            )
      },
    }),
  },
]

/** Clients that do not notice that a stream is broken. */
const careless: readonly ClientMutant[] = [
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

export const streamMutants: readonly ClientMutant[] = [...losing, ...mistaking, ...careless]
