import { decodeEvent } from '../../stream/decodeEvent.js'
import { grammars } from '../../stream/grammar.js'
import { soundMessages } from '../../wire/frames/decode.js'
import { StreamException } from './streamException.js'

const known: ReadonlySet<string> = new Set(Object.keys(grammars.ConverseStream.events))

/**
 * The events of a ConverseStream body, one object with one member each: `{ messageStart: { role: 'assistant' } }`.
 *
 * Events that are not known and initial messages are passed over.
 *
 * @throws StreamException for an exception or error in the stream
 * @throws FrameError, EventError for a stream that is not sound
 */
export async function* decodeEvents(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Record<string, unknown>> {
  for await (const messages of soundMessages(chunks)) {
    for (const message of messages) {
      const event = decodeEvent(message, known)
      if (event.kind !== 'event') throw new StreamException(event)
      // Not by assignment, for which `__proto__` is no name like any other.
      if (known.has(event.type)) yield Object.fromEntries([[event.type, event.payload]])
    }
  }
}
