import type { Checksum } from './inspectedMessage.js'

export interface Flip {
  /** Byte of the message, from 0. */
  readonly offset: number
  /** 0 is the lowest bit of the byte. */
  readonly bit: number
}

/**
 * Find the one bit whose flip turns the checked bytes, whose last four are the checksum, into a sound whole.
 *
 * A CRC is linear: the difference between stored and computed value depends on the place of the flipped bit alone, and
 * below 2^32 bits each place has its own. So the difference that a flip in the last byte makes is carried backwards, one
 * zero bit at a time, until it is the one that was seen.
 */
export function locateFlip(bytes: Uint8Array, crc: Checksum): Flip | undefined {
  const difference = (crc.stored ^ crc.computed) >>> 0
  if ((difference & (difference - 1)) === 0) {
    const bit = 31 - Math.clz32(difference)
    return { offset: bytes.length - 1 - (bit >> 3), bit: bit & 7 }
  }
  // What a flip of the highest bit of the last checked byte changes: the register enters the division there.
  let change = 0xedb88320
  for (let offset = bytes.length - 5; offset >= 0; offset -= 1) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      if (change === difference) return { offset, bit }
      change = (change & 1 ? (change >>> 1) ^ 0xedb88320 : change >>> 1) >>> 0
    }
  }
  return undefined
}
