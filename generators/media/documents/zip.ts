import { ascii, checksum, lengthOf, littleEndian16, littleEndian32, type Part } from '../parts.js'

export interface ZipEntry {
  readonly name: string
  readonly data: readonly Part[]
}

const STORED = 0
/** 1980-01-01 00:00, the first instant the format knows. */
const TIME_AND_DATE = [0, 0x21] as const

/** An archive of stored entries (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
export function zip(entries: readonly ZipEntry[]): readonly Part[] {
  const locals: Part[] = []
  const central: Part[] = []
  for (const { name, data } of entries) {
    const length = lengthOf(data)
    const shared = [
      littleEndian16(20, 0, STORED, ...TIME_AND_DATE),
      littleEndian32(checksum(data), length, length),
      littleEndian16(name.length, 0),
    ]
    const offset = lengthOf(locals)
    locals.push(ascii('PK\x03\x04'), ...shared, ascii(name), ...data)
    central.push(ascii('PK\x01\x02'), littleEndian16(20), ...shared)
    central.push(littleEndian16(0, 0, 0), littleEndian32(0, offset), ascii(name))
  }
  const count = entries.length
  return [
    ...locals,
    ...central,
    ascii('PK\x05\x06'),
    littleEndian16(0, 0, count, count),
    littleEndian32(lengthOf(central), lengthOf(locals)),
    littleEndian16(0),
  ]
}
