import type { DecoderModule } from '../../subjects/decoder/subject.js'
import { decodeEvent } from '../../stream/decodeEvent.js'
import type { StreamEvent } from '../../stream/event.js'
import { grammars } from '../../stream/grammar.js'
import { FrameError } from '../../wire/frames/fault.js'
import type { InspectedMessage } from '../../wire/frames/inspectedMessage.js'
import { inspect } from '../../wire/frames/inspect.js'
import { StreamException } from './streamException.js'

export const knownEvents: ReadonlySet<string> = new Set(Object.keys(grammars.ConverseStream.events))

/** Where a decoder of events departs from the sound one. */
export interface EventTweaks {
  /** What a message says; `sound` is the right answer. `undefined` passes the message over. */
  readonly read?: (message: InspectedMessage, sound: () => StreamEvent) => StreamEvent | undefined
  /** The error for an exception or error; `undefined` goes on. */
  readonly raise?: (event: StreamEvent, sound: StreamException) => unknown
  /** The payload on its way out. */
  readonly give?: (event: StreamEvent) => unknown
  /** The events that it knows. */
  readonly knows?: (type: string) => boolean
}

/** The sound decoder of events with its tweaks. It collects the body first: how it is cut does not matter here. */
export function tweakEvents({ read, raise, give, knows }: EventTweaks): DecoderModule {
  const isKnown = knows ?? ((type: string) => knownEvents.has(type))
  return {
    decodeEvents: async function* tweaked(chunks) {
      const pieces: Uint8Array[] = []
      for await (const chunk of chunks) pieces.push(new Uint8Array(chunk))
      const { messages, faults } = inspect(pieces)
      if (faults[0] !== undefined) throw new FrameError(faults[0])
      for (const message of messages) {
        const sound = () => decodeEvent(message, knownEvents)
        const event = read === undefined ? sound() : read(message, sound)
        if (event === undefined) continue
        if (event.kind === 'event') {
          if (isKnown(event.type)) yield Object.fromEntries([[event.type, give?.(event) ?? event.payload]])
          continue
        }
        const error = new StreamException(event)
        const raised = raise === undefined ? error : raise(event, error)
        if (raised !== undefined) throw raised
      }
    },
  }
}
