import type { SequenceEvent } from './event.js'

/** The bytes of the chunks of an InvokeModel stream, in order: JSON of the model's own format, one value a chunk. */
export function joinChunks(events: readonly SequenceEvent[]): Uint8Array {
  const chunks = events.filter(({ kind, type }) => kind === 'event' && type === 'chunk')
  return Buffer.concat(
    chunks.map(({ payload }) => Buffer.from((payload as { bytes?: string }).bytes ?? '', 'base64')),
  )
}
