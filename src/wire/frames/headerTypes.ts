import type { HeaderValue } from './message.js'

/** How the value bytes of one header data type are laid out, by its indicator on the wire. */
export interface HeaderTypeLayout {
  /** The name the specification uses. */
  readonly name: string
  /** How many bytes the value has, or that a two-byte length comes before it. */
  readonly size: number | 'prefixed'
  read(bytes: Uint8Array): HeaderValue
}

/**
 * The ten data types, at the place of their indicator.
 *
 * "The set of types is fixed and not open to extension." (Amazon Event Stream Specification, Headers Format)
 */
export const headerTypes: readonly HeaderTypeLayout[] = [
  { name: 'boolean true', size: 0, read: () => ({ type: 'boolean', value: true }) },
  { name: 'boolean false', size: 0, read: () => ({ type: 'boolean', value: false }) },
  { name: 'byte', size: 1, read: (bytes) => ({ type: 'byte', value: view(bytes).getInt8(0) }) },
  { name: 'short', size: 2, read: (bytes) => ({ type: 'short', value: view(bytes).getInt16(0) }) },
  { name: 'integer', size: 4, read: (bytes) => ({ type: 'integer', value: view(bytes).getInt32(0) }) },
  { name: 'long', size: 8, read: (bytes) => ({ type: 'long', value: view(bytes).getBigInt64(0) }) },
  { name: 'byte_array', size: 'prefixed', read: (bytes) => ({ type: 'binary', value: bytes }) },
  { name: 'string', size: 'prefixed', read: (bytes) => ({ type: 'string', value: utf8.decode(bytes) }) },
  { name: 'timestamp', size: 8, read: (bytes) => ({ type: 'timestamp', value: instant(bytes) }) },
  { name: 'uuid', size: 16, read: (bytes) => ({ type: 'uuid', value: dashed(bytes) }) },
]

/** Refuses bytes that are not UTF-8, and keeps a byte order mark: it is a part of the text. */
export const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * Read as signed: the prose of the specification says "unsigned", its grammar `int64`, and only the latter leaves
 * instants before 1970 their meaning.
 */
function instant(bytes: Uint8Array): Date | bigint {
  const milliseconds = view(bytes).getBigInt64(0)
  const date = new Date(Number(milliseconds))
  return Number.isNaN(date.getTime()) ? milliseconds : date
}

function dashed(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
