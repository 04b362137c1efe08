import { FrameError } from './fault.js'
import { FrameInspector, type InspectOptions } from './inspector.js'
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
  const inspector = new FrameInspector(options)
  for await (const chunk of chunks) {
    for (const message of inspector.push(chunk)) {
      const fault = message.afterFault ? undefined : message.faults.find(isBreaking)
      if (message.afterFault || fault !== undefined) break
      yield message.toMessage()
    }
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
