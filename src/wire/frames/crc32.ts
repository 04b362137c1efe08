import { crc32 as native } from 'node:zlib'

/**
 * CRC-32 (IEEE 802.3, as in gzip) of `bytes` from `start` up to, not including, `end`, continued from `seed`.
 *
 * The native one costs a third of a microsecond a call, whatever the length, and event stream messages are small: up to
 * some 250 bytes eight table look-ups per eight bytes are faster.
 */
export function crc32(bytes: Uint8Array, start = 0, end = bytes.length, seed = 0): number {
  return end - start > NATIVE_FROM
    ? native(bytes.subarray(start, end), seed)
    : sliced(bytes, start, end, seed)
}

const NATIVE_FROM = 256

/** `tables[n][byte]` is the CRC of that byte followed by `n` zero bytes. */
const tables = Array.from({ length: 8 }, () => new Int32Array(256))
for (let byte = 0; byte < 256; byte += 1) {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  tables[0]![byte] = crc
}
for (let zeros = 1; zeros < 8; zeros += 1) {
  for (let byte = 0; byte < 256; byte += 1) {
    const crc = tables[zeros - 1]![byte]!
    tables[zeros]![byte] = (crc >>> 8) ^ tables[0]![crc & 0xff]!
  }
}
const [T0, T1, T2, T3, T4, T5, T6, T7] = tables as [
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
  Int32Array,
]

function sliced(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let crc = ~seed
  let at = start
  for (; at + 8 <= end; at += 8) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc =
      T7[crc & 0xff]! ^
      T6[(crc >>> 8) & 0xff]! ^
      T5[(crc >>> 16) & 0xff]! ^
      T4[crc >>> 24]! ^
      T3[bytes[at + 4]!]! ^
      T2[bytes[at + 5]!]! ^
      T1[bytes[at + 6]!]! ^
      T0[bytes[at + 7]!]!
  }
  for (; at < end; at += 1) crc = (crc >>> 8) ^ T0[(crc ^ bytes[at]!) & 0xff]!
  return ~crc >>> 0
}
