import { crc32 } from 'node:zlib'

/** A piece of a file: bytes that matter, or a run of one byte that only takes up room. */
export type Part = Uint8Array | Run

export interface Run {
  readonly length: number
  readonly fill: number
}

export const run = (length: number, fill = 0): Run => ({ length, fill })

export const lengthOf = (parts: readonly Part[]): number =>
  parts.reduce((total, part) => total + part.length, 0)

/** Lay the parts end to end in fresh memory. */
export function join(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const part of parts) {
    if (part instanceof Uint8Array) bytes.set(part, at)
    else if (part.fill !== 0) bytes.fill(part.fill, at, at + part.length)
    at += part.length
  }
  return bytes
}

/** One page of zeros for the checksums of every padding there is. */
const ZEROS = new Uint8Array(65_536)

/** CRC-32 (ISO 3309, as PNG and ZIP use it) over the parts, without laying them out. */
export function checksum(parts: readonly Part[]): number {
  let crc = 0
  for (const part of parts) {
    if (part instanceof Uint8Array) {
      crc = crc32(part, crc)
      continue
    }
    const page = part.fill === 0 ? ZEROS : new Uint8Array(ZEROS.length).fill(part.fill)
    for (let left = part.length; left > 0; left -= page.length) {
      crc = crc32(page.subarray(0, Math.min(left, page.length)), crc)
    }
  }
  return crc
}

export const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1')

export const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)

/** Unsigned integers of 16 bits, little end first. */
export function littleEndian16(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16LE(value & 0xffff, index * 2))
  return bytes
}

/** Unsigned integers of 32 bits, little end first. */
export function littleEndian32(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32LE(value >>> 0, index * 4))
  return bytes
}

export function bigEndian16(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2))
  return bytes
}

export function bigEndian32(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4))
  return bytes
}
