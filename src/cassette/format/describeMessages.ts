import { EncodeError } from '../../wire/frames/encodeError.js'
import { toBase64, writeHeader } from '../../wire/frames/headerJson.js'
import { inspect } from '../../wire/frames/inspect.js'
import { writeFrames } from '../../wire/frames/writeFrames.js'
import { contentOf } from './contentOf.js'
import type { Entry, MessageEntry } from './document.js'
import { describePayload } from './payload.js'
import { shorten } from './usualHeaders.js'

/**
 * An event stream as its messages, with what is no sound message as raw bytes between them; `undefined` when nothing
 * in the bytes is one.
 */
export function describeMessages(stream: Uint8Array): readonly Entry[] | undefined {
  const entries: Entry[] = []
  let at = 0
  const keepRaw = (end: number) => {
    if (end > at) entries.push({ raw: toBase64(stream.subarray(at, end)) })
  }
  for (const { headers, payload, bytes, offset, totalLength } of inspect(stream).messages) {
    const pairs = headers.map(
      ({ name, value }) => [name, value.type === 'string' ? value.value : writeHeader(value)] as const,
    )
    const entry = { ...shorten(pairs), ...describePayload(payload) }
    if (!isExact(entry, bytes)) continue
    keepRaw(offset)
    entries.push(entry)
    at = offset + totalLength
  }
  if (entries.length === 0) return undefined
  keepRaw(stream.length)
  return entries
}

/** Whether the bytes come back: not those of a damaged message, nor of a value that is on the wire in an unlawful way. */
function isExact(entry: MessageEntry, bytes: Uint8Array): boolean {
  try {
    return Buffer.compare(writeFrames([contentOf(entry)]), bytes) === 0
  } catch (error) {
    if (error instanceof EncodeError) return false
    throw error
  }
}
