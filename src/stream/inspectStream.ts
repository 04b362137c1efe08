import type { Fault } from '../wire/frames/fault.js'
import { inspect, type Inspection } from '../wire/frames/inspect.js'
import type { Role } from '../wire/frames/readFrame.js'
import { checkSequence, type SequenceFinding } from './checkSequence.js'
import type { StreamEvent } from './event.js'
import { grammars, type StreamingOperation } from './grammar.js'
import { type EventReading, readEvent } from './readEvent.js'

/** A whole body, looked at in every way: frames, what they say, and whether that is lawful in this order. */
export interface StreamInspection extends Inspection {
  /** What each message says, one for one with `messages`. */
  readonly readings: readonly EventReading[]
  readonly operation: StreamingOperation
  readonly findings: readonly SequenceFinding[]
}

export interface StreamOptions {
  /** Told from the events where it is not given: only InvokeModelWithResponseStream has chunks. */
  readonly operation?: StreamingOperation
  /** Date of the contract. */
  readonly revision: string
  readonly role?: Role
}

/**
 * Inspect a body. The order of events is judged as far as a decoder gets: up to the first message that it has to refuse.
 */
export function inspectStream(
  stream: Uint8Array | Iterable<Uint8Array>,
  { operation, revision, role = 'client' }: StreamOptions,
): StreamInspection {
  const inspection = inspect(stream, { role })
  const readings = inspection.messages.map((message) => {
    const reading = readEvent(message)
    // Bytes that are damaged may say anything: that is no second fault.
    return message.faults.some(isBreaking) ? { ...reading, faults: [] } : reading
  })
  const events = readings.map(({ event }) => event)
  const refused = inspection.messages.findIndex(
    ({ afterFault, faults }, index) => afterFault || faults.some(isBreaking) || events[index] === undefined,
  )
  const readable = (refused === -1 ? events : events.slice(0, refused)) as readonly StreamEvent[]
  const judged = operation ?? guess(events)
  const isCut = readable.length < events.length || inspection.faults.some(isBreaking)
  const findings = checkSequence(judged, readable, revision)
  return {
    ...inspection,
    readings,
    operation: judged,
    // That the rest is missing is no news where the frames are broken.
    findings: isCut ? findings.filter(({ index }) => index < readable.length) : findings,
  }
}

const isBreaking = ({ level }: Fault) => level !== 'info'

const guess = (events: readonly (StreamEvent | undefined)[]): StreamingOperation =>
  events.some((event) => event?.kind === 'event' && Object.hasOwn(grammars.ConverseStream.events, event.type))
    ? 'ConverseStream'
    : 'InvokeModelWithResponseStream'
