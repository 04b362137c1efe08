import { crc32 as native } from 'node:zlib'

/**
 * CRC-32 (IEEE 802.3, as in gzip) of `bytes` from `start` up to, not including, `end`, continued from `seed`.
 *
 * Event stream messages are small, and a call of the native one costs some 0.2 µs before it has seen a byte: up to half
 * a kilobyte sixteen table look-ups per sixteen bytes are faster.
 */
export function crc32(bytes: Uint8Array, start = 0, end = bytes.length, seed = 0): number {
  return crc32OfView(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), start, end, seed)
}

/** The same for one who has a view of the bytes at hand. */
export function crc32OfView(view: DataView, start: number, end: number, seed = 0): number {
  if (end - start <= TABLES_UP_TO) return byTables(view, start, end, seed)
  return native(new Uint8Array(view.buffer, view.byteOffset + start, end - start), seed)
}

const TABLES_UP_TO = 512

/** `tables[n][byte]` is the CRC of that byte followed by `n` zero bytes. */
const tables = Array.from({ length: 16 }, () => new Int32Array(256))
for (let byte = 0; byte < 256; byte += 1) {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  tables[0]![byte] = crc
}
for (let zeros = 1; zeros < 16; zeros += 1) {
  for (let byte = 0; byte < 256; byte += 1) {
    const crc = tables[zeros - 1]![byte]!
    tables[zeros]![byte] = (crc >>> 8) ^ tables[0]![crc & 0xff]!
  }
}
const [T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15] = tables as FixedTables
type Table = Int32Array
type Four = [Table, Table, Table, Table]
type FixedTables = [...Four, ...Four, ...Four, ...Four]

function byTables(view: DataView, start: number, end: number, seed: number): number {
  let crc = ~seed
  let at = start
  for (; at + 16 <= end; at += 16) {
    const a = crc ^ view.getInt32(at, true)
    const b = view.getInt32(at + 4, true)
    const c = view.getInt32(at + 8, true)
    const d = view.getInt32(at + 12, true)
    crc =
      T15[a & 0xff]! ^
      T14[(a >>> 8) & 0xff]! ^
      T13[(a >>> 16) & 0xff]! ^
      T12[a >>> 24]! ^
      T11[b & 0xff]! ^
      T10[(b >>> 8) & 0xff]! ^
      T9[(b >>> 16) & 0xff]! ^
      T8[b >>> 24]! ^
      T7[c & 0xff]! ^
      T6[(c >>> 8) & 0xff]! ^
      T5[(c >>> 16) & 0xff]! ^
      T4[c >>> 24]! ^
      T3[d & 0xff]! ^
      T2[(d >>> 8) & 0xff]! ^
      T1[(d >>> 16) & 0xff]! ^
      T0[d >>> 24]!
  }
  for (; at < end; at += 1) crc = (crc >>> 8) ^ T0[(crc ^ view.getUint8(at)) & 0xff]!
  return ~crc >>> 0
}
