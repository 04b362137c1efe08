import type { Message } from '../../../wire/frames/message.js'
import type { ObservedEvent } from '../../../subjects/decoder/subject.js'
import type { ReplayTrial } from './replayTrial.js'

/**
 * The same trial for a decoder that gives events and no messages: the events that stand in the messages, up to an
 * exception, which it has to throw. Of what an event says only that is looked at which every reader has to give.
 */
export function observeEvents(trial: ReplayTrial): ReplayTrial {
  const { messages = [], end } = trial.expect
  const failed = messages.findIndex((message) => headerOf(message, ':message-type') !== 'event')
  // What came before a fault in the frames may have been given or not.
  if (end === 'error' && failed === -1) {
    return { ...trial, stream: { ...trial.stream, output: 'events' }, expect: { end } }
  }
  const events = (failed === -1 ? messages : messages.slice(0, failed)).map(eventOf)
  return {
    ...trial,
    stream: { ...trial.stream, output: 'events' },
    // Where a stream is cut between two messages, such a decoder may miss its end or not.
    expect: { events, end: failed >= 0 ? 'error' : trial.law === 'edge' ? 'either' : end },
  }
}

const headerOf = ({ headers }: Message, name: string): unknown => headers[name]?.value

function eventOf(message: Message): ObservedEvent {
  const payload = JSON.parse(Buffer.from(message.body).toString()) as Readonly<Record<string, unknown>>
  return {
    type: String(headerOf(message, ':event-type')),
    payload: Object.fromEntries(
      ['contentBlockIndex', 'role', 'stopReason']
        .filter((name) => name in payload)
        .map((name) => [name, payload[name]]),
    ),
  }
}
