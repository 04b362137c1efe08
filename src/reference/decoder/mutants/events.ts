import type { StreamEvent } from '../../../stream/event.js'
import type { EventFaultCode } from '../../../stream/eventRules.js'
import { readEvent } from '../../../stream/readEvent.js'
import type { InspectedMessage } from '../../../wire/frames/inspectedMessage.js'
import type { DecoderMutant } from '../mutant.js'
import { type EventTweaks, knownEvents, tweakEvents } from '../tweakEvents.js'

const mutant = (id: string, intent: string, tweaks: EventTweaks): DecoderMutant => ({
  id,
  intent,
  make: () => tweakEvents(tweaks),
})

/** Reads a message that has this fault in another way. */
const misreading = (
  id: string,
  intent: string,
  codes: readonly EventFaultCode[],
  read: (message: InspectedMessage) => StreamEvent | undefined,
): DecoderMutant =>
  mutant(id, intent, {
    read: (message, sound) =>
      readEvent(message, knownEvents).faults.some(({ code }) => codes.includes(code))
        ? read(message)
        : sound(),
  })

/** Any value of a header as text. */
const loose = (message: InspectedMessage, name: string): string => {
  const value = message.header(name)?.value
  return value instanceof Uint8Array ? Buffer.from(value).toString() : String(value)
}

const asEvent = (message: InspectedMessage): StreamEvent => ({
  kind: 'event',
  type: loose(message, ':event-type'),
  payload: {},
  message,
})

const passedOver = () => undefined

/** The payload read with less care: not even `{}` where there is no JSON. */
const carelessly = (message: InspectedMessage, parse: (text: string) => unknown): StreamEvent => {
  let payload: unknown
  try {
    payload = parse(message.text)
  } catch {
    payload = {}
  }
  return { ...asEvent(message), payload }
}

const isException = ({ kind }: StreamEvent) => kind === 'exception'
const parses = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Never comes to an end when the body is like this. */
const stuck = (id: string, intent: string, isLikeThis: (body: Buffer) => boolean): DecoderMutant => ({
  id,
  intent,
  make: () => ({
    decodeEvents: async function* waiting(chunks) {
      const pieces: Uint8Array[] = []
      for await (const chunk of chunks) pieces.push(chunk)
      if (isLikeThis(Buffer.concat(pieces))) await new Promise(() => {})
      yield* tweakEvents({}).decodeEvents!(replay(pieces))
    },
  }),
})

async function* replay(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

export const eventMutants: readonly DecoderMutant[] = [
  mutant('events-under-shape-names', 'gives events under the names of their shapes', {
    read: (_, sound) => {
      const event = sound()
      return knownEvents.has(event.type) ? { ...event, type: `${event.type}Event` } : event
    },
    knows: (type) => knownEvents.has(type.replace(/Event$/, '')),
  }),
  misreading(
    'event-by-default',
    'takes a message that does not say what it is for an event',
    ['message-type.missing'],
    asEvent,
  ),
  misreading(
    'no-message-type-skipped',
    'passes over a message without headers',
    ['message-type.missing'],
    passedOver,
  ),
  misreading('message-type-of-bytes', 'takes a :message-type of bytes', ['message-type.not-string'], asEvent),
  misreading(
    'any-message-type',
    'takes any other message type for an event',
    ['message-type.unknown'],
    asEvent,
  ),
  misreading('no-event-type', 'passes over an event without a type', ['event-type.missing'], passedOver),
  misreading(
    'event-type-of-anything',
    'takes an :event-type of any type',
    ['event-type.not-string'],
    passedOver,
  ),
  mutant('exceptions-are-events', 'gives an exception as if it were an event', {
    read: (_, sound) => {
      const event = sound()
      return isException(event) ? { ...event, kind: 'event' } : event
    },
  }),
  mutant('exceptions-without-name', 'throws a plain error for every exception', {
    raise: (_, { message }) => new Error(message),
  }),
  mutant('unknown-exceptions-passed-over', 'passes over exceptions that it does not know', {
    raise: (event, sound) =>
      /^(throttling|validation|internalServer|modelStreamError)/.test(event.type) || !isException(event)
        ? sound
        : undefined,
  }),
  mutant('exceptions-need-a-type', 'fails in its own code when an exception has no type', {
    raise: (event, sound) =>
      event.type === '' && isException(event)
        ? new TypeError("cannot read properties of undefined (reading 'value')")
        : sound,
  }),
  mutant(
    'exceptions-need-json',
    'throws what its parser throws when the payload of an exception is no JSON',
    {
      raise: (event, sound) =>
        isException(event) && !parses(event.message.text) ? new SyntaxError('unexpected token') : sound,
    },
  ),
  mutant('errors-passed-over', 'passes over errors outside the model', {
    raise: (event, sound) => (isException(event) ? sound : undefined),
  }),
  mutant('errors-need-both', 'fails in its own code when an error has no code or message', {
    raise: (event, sound) =>
      readEvent(event.message).faults.some(({ code }) => code.startsWith('error-'))
        ? new TypeError("cannot read properties of undefined (reading 'value')")
        : sound,
  }),
  mutant('goes-on-after-exceptions', 'passes over exceptions', { raise: passedOver }),
  mutant('only-known-events', 'throws for an event that it does not know', {
    read: (_, sound) => {
      const event = sound()
      if (event.kind === 'event' && !knownEvents.has(event.type) && event.type !== 'initial-response') {
        throw new Error(`unknown event ${event.type}`)
      }
      return event
    },
  }),
  mutant('knows-members-of-objects', 'looks event types up in an object that has members of its own', {
    knows: (type) => type in Object.fromEntries([...knownEvents].map((known) => [known, true])),
  }),
  mutant('initial-response-is-event', 'gives the initial-response as an event', {
    knows: (type) => knownEvents.has(type) || type === 'initial-response',
  }),
  mutant('json-events-only', 'passes over events whose :content-type is not application/json', {
    read: (message, sound) => {
      const event = sound()
      const isJson = loose(message, ':content-type') === 'application/json'
      return event.kind === 'event' && !isJson ? undefined : event
    },
  }),
  {
    id: 'empty-now-and-then',
    intent: 'gives an empty payload as an empty event every other time',
    make() {
      let times = 0
      return tweakEvents({
        read: (message, sound) => {
          if (message.payload.length > 0) return sound()
          times += 1
          return times % 2 === 0 ? asEvent(message) : sound()
        },
      })
    },
  },
  misreading(
    'damage-is-empty',
    'takes a payload that is no JSON for an empty event',
    ['payload.json'],
    (message) => (parses(message.text) ? undefined : asEvent(message)),
  ),
  misreading('any-json', 'takes a payload that is any JSON', ['payload.json'], (message) =>
    carelessly(message, JSON.parse),
  ),
  misreading('loose-utf8', 'takes a payload that is no UTF-8', ['payload.json'], (message) =>
    carelessly(message, JSON.parse),
  ),
  stuck('stuck-at-bom', 'waits for ever when a payload starts with a byte order mark', (bytes) =>
    bytes.includes('\ufeff{'),
  ),
  mutant('strict-members', 'throws for members that it does not know', {
    give: ({ type, payload }) => {
      if (type === 'messageStart' && 'mood' in (payload as object)) throw new Error('unknown member mood')
      return payload
    },
  }),
  mutant('merges-payloads', 'merges the members of a payload into an object, those of __proto__ too', {
    give: ({ payload }) => merge({}, payload as object),
  }),
  stuck('stuck-at-large-numbers', 'waits for ever at numbers that a double cannot hold', (bytes) =>
    bytes.includes('9007199254740993'),
  ),
  mutant('at-most-64-kib', 'cuts text off at 64 KiB', {
    give: ({ payload }) =>
      JSON.parse(JSON.stringify(payload), (_, value: unknown) =>
        typeof value === 'string' ? value.slice(0, 20_000) : value,
      ),
  }),
  mutant('message-alone', 'keeps no more of an exception than its message', {
    raise: (_, { name, message }) => Object.assign(new Error(message), { name }),
  }),
]

/** What many a deep merge does. */
function merge(target: object, source: object): object {
  const into = target as Record<string, unknown>
  for (const [name, value] of Object.entries(source)) {
    const isObject = typeof value === 'object' && value !== null
    into[name] =
      isObject && typeof into[name] === 'object' ? merge(into[name] as object, value as object) : value
  }
  return target
}
