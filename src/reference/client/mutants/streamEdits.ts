import { decodeEvent } from '../../../stream/decodeEvent.js'
import type { SequenceEvent } from '../../../stream/event.js'
import { FrameError } from '../../../wire/frames/fault.js'
import type { InspectedMessage } from '../../../wire/frames/inspectedMessage.js'
import { FrameInspector } from '../../../wire/frames/inspector.js'
import type { CallerValue, ClientParts } from '../parts.js'
import type { ClientMutant } from './mutant.js'

type Messages = ClientParts['messages']

/** Reads messages otherwise. */
export const reading = (
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
export const taking = (
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
export const handing = (
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
export const silent = (
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

export const isFault =
  (pattern: RegExp) =>
  (error: unknown): boolean =>
    error instanceof FrameError && pattern.test(error.code)

/** Reads on over faults of some kind. */
export const lenient = (id: string, intent: string, tolerated: RegExp, aims: RegExp): ClientMutant =>
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

export const textOf = (message: InspectedMessage, name: string): string | undefined => {
  const value = message.header(name)
  return value?.type === 'string' ? value.value : undefined
}

export const messageTypeOf = (message: InspectedMessage): string | undefined =>
  textOf(message, ':message-type')

export const empty = (type: string, payload: unknown = {}): SequenceEvent => ({
  kind: 'event',
  type,
  payload,
})

/** Every event of the union, or every unknown one, as it came. */
export const raw = (message: InspectedMessage): SequenceEvent => {
  try {
    return decodeEvent(message)
  } catch {
    return empty(textOf(message, ':event-type') ?? '')
  }
}

export const isBroken = (message: InspectedMessage): boolean => {
  try {
    decodeEvent(message)
    return false
  } catch {
    return true
  }
}
