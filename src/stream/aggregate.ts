import { buildBlock, type ContentBlock, type JsonObject } from './buildBlock.js'
import type { SequenceEvent } from './event.js'

/** The answer of ConverseStream in the shape of the answer of Converse. */
export interface AggregatedResponse {
  output: { message: { role: unknown; content: ContentBlock[] } }
  stopReason?: unknown
  additionalModelResponseFields?: unknown
  usage?: unknown
  metrics?: unknown
  trace?: unknown
  performanceConfig?: unknown
  serviceTier?: unknown
}

/**
 * Fold the events of a ConverseStream answer into what Converse would have answered.
 *
 * Blobs stay base64 as in the JSON of the service, and the padding member `p` is left out. A stream that an exception
 * cut short gives what had come: without `stopReason`, its last block as far as it went.
 */
export function aggregate(events: readonly SequenceEvent[]): AggregatedResponse {
  const message: AggregatedResponse['output']['message'] = { role: undefined, content: [] }
  const response: AggregatedResponse = { output: { message } }
  const blocks = new Map<unknown, { start?: JsonObject; deltas: JsonObject[] }>()
  const block = (index: unknown) => {
    const known = blocks.get(index) ?? { deltas: [] }
    blocks.set(index, known)
    return known
  }

  for (const { kind, type, payload } of events) {
    if (kind !== 'event') continue
    const { p: _padding, contentBlockIndex, ...members } = payload as JsonObject
    switch (type) {
      case 'messageStart':
        message.role = members['role']
        break
      case 'contentBlockStart':
        block(contentBlockIndex).start = members['start'] as JsonObject
        break
      case 'contentBlockDelta':
        block(contentBlockIndex).deltas.push(members['delta'] as JsonObject)
        break
      case 'messageStop':
      case 'metadata':
        Object.assign(response, members)
        break
      default:
    }
  }
  message.content = [...blocks.values()].map(({ start, deltas }) => buildBlock(start, deltas))
  return response
}
