import { stringifySorted } from '../../../wire/rest/index.js'
import { speakNatively } from '../answer/invokeModel.js'
import type { Call, StreamEvent } from '../parts.js'

/** A native answer in chunks; the last of them carries the metrics that the service adds. */
export function invokeEvents(call: Call): StreamEvent[] {
  const said = speakNatively(call)
  const pieces = said.format.pieces(said)
  return pieces.map((piece, index) => {
    const isLast = index === pieces.length - 1
    const text = stringifySorted(piece)
    const metrics = JSON.stringify({
      inputTokenCount: said.inputTokens,
      outputTokenCount: said.outputTokens,
      invocationLatency: said.latency,
      firstByteLatency: Math.ceil(said.latency / 3),
    })
    const body = isLast ? `${text.slice(0, -1)},"amazon-bedrock-invocationMetrics":${metrics}}` : text
    return { kind: 'event', type: 'chunk', payload: { bytes: Buffer.from(body).toString('base64') } }
  })
}
