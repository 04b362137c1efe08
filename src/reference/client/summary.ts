import { createHash } from 'node:crypto'
import type { ClientOutcome } from '../../subjects/client/subject.js'
import type { CallerValue } from './parts.js'

/** What an adapter tells of a stream in place of its events. */
export function createSummary(): {
  add(event: CallerValue): void
  told(): NonNullable<ClientOutcome['summary']>
} {
  const hash = createHash('sha256')
  let count = 0
  let textLength = 0
  return {
    add: (event) => {
      count += 1
      const bytes = bytesOf(event)
      textLength += bytes.byteLength
      hash.update(bytes)
    },
    told: () => ({ count, textLength, sha256: hash.copy().digest('hex') }),
  }
}

/** The bytes that an event brings: text of a delta, or the bytes of a chunk. */
function bytesOf(event: CallerValue): Buffer {
  const { contentBlockDelta, chunk } = event as {
    readonly contentBlockDelta?: { readonly delta?: { readonly text?: string } }
    readonly chunk?: { readonly bytes?: { readonly $base64: string } }
  }
  return chunk === undefined
    ? Buffer.from(contentBlockDelta?.delta?.text ?? '')
    : Buffer.from(chunk.bytes?.$base64 ?? '', 'base64')
}
