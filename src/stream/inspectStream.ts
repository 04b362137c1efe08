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
  const readings = inspection.messages.map((message) => readEvent(message))
  const events = readings.map(({ event }) => event)
  const refused = inspection.messages.findIndex(
    ({ afterFault, faults }, index) =>
      afterFault || faults.some(({ level }) => level !== 'info') || events[index] === undefined,
  )
  const readable = (refused === -1 ? events : events.slice(0, refused)) as readonly StreamEvent[]
  const judged = operation ?? guess(readable)
  const isCut = readable.length < events.length || inspection.faults.some(({ level }) => level !== 'info')
  const findings = checkSequence(judged, readable, revision)
  return {
    ...inspection,
    readings,
    operation: judged,
    // That the rest is missing is no news where the frames are broken.
    findings: isCut ? findings.filter(({ index }) => index < readable.length) : findings,
  }
}

const guess = (events: readonly StreamEvent[]): StreamingOperation =>
  events.some(({ kind, type }) => kind === 'event' && Object.hasOwn(grammars.ConverseStream.events, type))
    ? 'ConverseStream'
    : 'InvokeModelWithResponseStream'
