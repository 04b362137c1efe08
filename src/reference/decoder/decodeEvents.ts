import { decodeEvent } from '../../stream/decodeEvent.js'
import { grammars } from '../../stream/grammar.js'
import { FrameError } from '../../wire/frames/fault.js'
import { FrameInspector } from '../../wire/frames/inspector.js'
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
  const inspector = new FrameInspector()
  for await (const chunk of chunks) {
    for (const message of inspector.push(chunk)) {
      if (message.afterFault || message.faults.some(({ level }) => level !== 'info')) break
      const event = decodeEvent(message, known)
      if (event.kind !== 'event') throw new StreamException(event)
      // Not by assignment, for which `__proto__` is no name like any other.
      if (known.has(event.type)) yield Object.fromEntries([[event.type, event.payload]])
    }
    stopAtFault(inspector)
  }
  inspector.end()
  stopAtFault(inspector)
}

function stopAtFault({ faults }: FrameInspector): void {
  const fault = faults.find(({ level }) => level !== 'info')
  if (fault !== undefined) throw new FrameError(fault)
}
