import { OVERHEAD } from './assemble.js'
import { crc32 } from './crc32.js'
import { explainChecksum } from './explainChecksum.js'
import type { FaultReport } from './fault.js'
import type { Checksum } from './inspectedMessage.js'

/** The first twelve bytes of a message, and what is wrong with them: with a fault, no length can be relied on. */
export interface Prelude {
  readonly totalLength: number
  readonly headersLength: number
  readonly crc: Checksum
  /** With offsets from the start of the message. */
  readonly faults: readonly FaultReport[]
}

/** Read the twelve bytes at `at`. */
export function readPrelude(bytes: Uint8Array, at: number): Prelude {
  const totalLength = uint32(bytes, at)
  const headersLength = uint32(bytes, at + 4)
  const crc = { stored: uint32(bytes, at + 8), computed: crc32(bytes, at, at + 8) }
  const sound =
    crc.stored === crc.computed && totalLength >= OVERHEAD && headersLength <= totalLength - OVERHEAD
  const faults = sound ? [] : diagnose(bytes.subarray(at, at + 12), totalLength, headersLength, crc)
  return { totalLength, headersLength, crc, faults }
}

function diagnose(
  prelude: Uint8Array,
  totalLength: number,
  headersLength: number,
  crc: Checksum,
): FaultReport[] {
  if (crc.stored !== crc.computed) {
    return [
      {
        code: 'prelude.crc',
        field: 'prelude_crc',
        offset: 8,
        length: 4,
        found: hex32(crc.stored),
        expected: `${hex32(crc.computed)}, the CRC-32 of bytes 0 to 7`,
        ...explainChecksum(prelude, crc),
      },
    ]
  }
  if (totalLength < OVERHEAD) {
    const expected = `at least ${OVERHEAD}, the length of a message without headers and payload`
    return [
      {
        code: 'total-length.minimum',
        field: 'total_length',
        offset: 0,
        length: 4,
        found: `${totalLength}`,
        expected,
      },
    ]
  }
  const expected = `at most ${totalLength - OVERHEAD}, the room that a total length of ${totalLength} leaves`
  return [
    {
      code: 'headers-length.room',
      field: 'headers_length',
      offset: 4,
      length: 4,
      found: `${headersLength}`,
      expected,
    },
  ]
}

export const uint32 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0

export const hex32 = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`
