import type { Fault } from './fault.js'
import type { InspectedMessage } from './inspectedMessage.js'
import { FrameInspector, type Gap, type InspectOptions } from './inspector.js'

/** A whole stream, inspected. */
export interface Inspection {
  readonly messages: readonly InspectedMessage[]
  /** In stream order. None of level `must` or `should` means that every decoder has to accept the stream. */
  readonly faults: readonly Fault[]
  readonly gaps: readonly Gap[]
  readonly byteLength: number
}

/** Inspect a stream that is there as a whole, in one piece or in the chunks in which it came. */
export function inspect(stream: Uint8Array | Iterable<Uint8Array>, options: InspectOptions = {}): Inspection {
  const inspector = new FrameInspector(options)
  const messages: InspectedMessage[] = []
  let byteLength = 0
  for (const chunk of stream instanceof Uint8Array ? [stream] : stream) {
    for (const message of inspector.push(chunk)) messages.push(message)
    byteLength += chunk.length
  }
  inspector.end()
  return { messages, faults: inspector.faults, gaps: inspector.gaps, byteLength }
}
