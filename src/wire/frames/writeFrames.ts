import { OVERHEAD, PRELUDE } from './assemble.js'
import { crc32OfView } from './crc32.js'

/** What a frame is made of: its header section, encoded, and its payload, as text where it is UTF-8. */
export interface FrameContent {
  readonly headers: Uint8Array
  readonly payload: Uint8Array | string
}

/** The bytes of a stretch that is no frame. */
export interface RawContent {
  readonly raw: Uint8Array
}

/**
 * The bytes of many frames, one after the other: those of `assembleFrame`, in one buffer and without a copy. For who has
 * thousands of them.
 */
export function writeFrames(contents: readonly (FrameContent | RawContent)[]): Buffer {
  const total = contents.reduce((sum, content) => sum + lengthOf(content), 0)
  const buffer = Buffer.allocUnsafe(total)
  const view = new DataView(buffer.buffer, buffer.byteOffset, total)
  let at = 0
  for (const content of contents) {
    if ('raw' in content) {
      buffer.set(content.raw, at)
      at += content.raw.length
    } else at = writeFrame(buffer, view, at, content)
  }
  return buffer
}

function lengthOf(content: FrameContent | RawContent): number {
  if ('raw' in content) return content.raw.length
  const { headers, payload } = content
  return (
    OVERHEAD + headers.length + (typeof payload === 'string' ? Buffer.byteLength(payload) : payload.length)
  )
}

/** Gives where the frame ends. */
function writeFrame(
  buffer: Buffer,
  view: DataView,
  start: number,
  { headers, payload }: FrameContent,
): number {
  const payloadAt = start + PRELUDE + headers.length
  buffer.set(headers, start + PRELUDE)
  let length: number
  if (typeof payload === 'string') length = buffer.write(payload, payloadAt)
  else {
    buffer.set(payload, payloadAt)
    length = payload.length
  }
  const crcAt = payloadAt + length
  view.setUint32(start, crcAt + 4 - start)
  view.setUint32(start + 4, headers.length)
  const preludeCrc = crc32OfView(view, start, start + 8)
  view.setUint32(start + 8, preludeCrc)
  view.setUint32(crcAt, crc32OfView(view, start + 8, crcAt, preludeCrc))
  return crcAt + 4
}
