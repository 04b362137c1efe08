import { crc32 } from './crc32.js'

/** The parts of a frame. What is left out is what the format asks for, so that one field can be wrong at a time. */
export interface FrameParts {
  /** The header section, encoded. */
  readonly headers?: Uint8Array
  readonly payload?: Uint8Array
  readonly totalLength?: number
  readonly headersLength?: number
  readonly preludeCrc?: number
  readonly messageCrc?: number
}

/** Put the bytes of one frame together; a checksum covers the fields before it as they are, right or wrong. */
export function assembleFrame(parts: FrameParts): Uint8Array {
  const { headers = NOTHING, payload = NOTHING } = parts
  const length = headers.length + payload.length + OVERHEAD
  const frame = new Uint8Array(length)
  const view = new DataView(frame.buffer)
  view.setUint32(0, parts.totalLength ?? length)
  view.setUint32(4, parts.headersLength ?? headers.length)
  view.setUint32(8, parts.preludeCrc ?? crc32(frame, 0, 8))
  frame.set(headers, PRELUDE)
  frame.set(payload, PRELUDE + headers.length)
  view.setUint32(length - 4, parts.messageCrc ?? crc32(frame, 0, length - 4))
  return frame
}

/** Lengths and their checksum, before the headers. */
export const PRELUDE = 12
/** Prelude and message checksum: the length of the smallest message. */
export const OVERHEAD = 16

const NOTHING = new Uint8Array()
