import type { ClientMutant } from './mutant.js'
import { taking, textOf, messageTypeOf, empty, raw, isBroken } from './streamEdits.js'

/** Clients that are mistaken about what a message is. */
export const mistakingMutants: readonly ClientMutant[] = [
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
