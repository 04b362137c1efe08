import { OVERHEAD, PRELUDE } from './assemble.js'
import { crc32 } from './crc32.js'
import { uint32 } from './prelude.js'
import { MAX_HEADERS_LENGTH, MAX_PAYLOAD_LENGTH } from './rules.js'

/**
 * Look from `from` on for twelve bytes that are a sound prelude: lengths within the limits of the format, and their
 * checksum. Random bytes are taken for one at less than one place in 2^32.
 *
 * `at` is its place, or where to go on when more bytes are there.
 */
export function findPrelude(bytes: Uint8Array, from: number): { at: number; sound: boolean } {
  let at = from
  for (; at + PRELUDE <= bytes.length; at += 1) {
    const room = uint32(bytes, at) - OVERHEAD
    if (room < 0 || room > MAX_HEADERS_LENGTH + MAX_PAYLOAD_LENGTH) continue
    if (uint32(bytes, at + 4) > room) continue
    if (uint32(bytes, at + 8) === crc32(bytes, at, at + 8)) return { at, sound: true }
  }
  return { at, sound: false }
}
