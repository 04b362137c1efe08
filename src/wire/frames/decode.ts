import { FrameError } from './fault.js'
import { FrameInspector, type InspectOptions } from './inspector.js'
import type { InspectedMessage } from './inspectedMessage.js'
import type { Message } from './message.js'

/**
 * Decode a stream of messages as the specification asks: strictly, and no further than the first fault.
 *
 * The messages before a fault are given; notes of level `info` do not count as one. What it gives is its own: chunks may
 * be reused as soon as the next one is asked for.
 *
 * @throws FrameError at the first fault.
 */
export async function* decode(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: InspectOptions = {},
): AsyncGenerator<Message> {
  for await (const messages of soundMessages(chunks, options)) {
    for (const message of messages) yield message.toMessage()
  }
}

/**
 * The same before the messages are made their own: those that each chunk completes, views into it.
 *
 * @throws FrameError at the first fault, after the messages before it.
 */
export async function* soundMessages(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: InspectOptions = {},
): AsyncGenerator<readonly InspectedMessage[]> {
  const inspector = new FrameInspector(options)
  for await (const chunk of chunks) {
    const messages = inspector.push(chunk)
    const broken = messages.findIndex(({ afterFault, faults }) => afterFault || faults.some(isBreaking))
    yield broken === -1 ? messages : messages.slice(0, broken)
    throwFirst(inspector)
  }
  inspector.end()
  throwFirst(inspector)
}

const isBreaking = (fault: { level: string }) => fault.level !== 'info'

function throwFirst(inspector: FrameInspector): void {
  const fault = inspector.faults.find(isBreaking)
  if (fault !== undefined) throw new FrameError(fault)
}
