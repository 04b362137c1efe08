import type { InspectedMessage } from '../wire/frames/inspectedMessage.js'
import type { StreamEvent } from './event.js'
import { type EventFault, readEvent } from './readEvent.js'
import type { EventFaultCode } from './eventRules.js'

/** Thrown for a message whose bytes are sound and that says nothing a decoder can pass on. */
export class EventError extends Error {
  readonly code: EventFaultCode

  constructor(readonly fault: EventFault) {
    super(`${fault.message}. "${fault.source.sentence}" (${fault.source.document})`)
    this.name = 'EventError'
    this.code = fault.code
  }
}

/**
 * What a message says; see `readEvent` for `known`. An exception or an error comes back as one, it is not thrown.
 *
 * @throws EventError when the message is neither event, exception nor error, an event has no type, or the payload of a
 *   known event is no JSON object.
 */
export function decodeEvent(message: InspectedMessage, known?: ReadonlySet<string>): StreamEvent {
  const { event, faults } = readEvent(message, known)
  if (event === undefined) throw new EventError(faults[0]!)
  return event
}
