import { EncodeError } from './encodeError.js'
import type { HeaderValue } from './message.js'

/**
 * One header as on the wire: length of the name, name, type, value.
 *
 * @throws EncodeError for a name or value that the grammar has no place for: a name of 0 or more than 255 bytes, a number
 *   out of its type's range, a string or byte array of 0 or more than 32,767 bytes, text with a lone surrogate.
 */
export function encodeHeader(name: string, header: HeaderValue): Uint8Array {
  const nameBytes = encodeText(name, 'the name', name)
  if (nameBytes.length === 0) throw new EncodeError('a header name has at least one byte, this one is empty')
  if (nameBytes.length > 255) {
    throw new EncodeError(
      `header ${quote(name)}: a name has at most 255 bytes, this one has ${nameBytes.length}`,
    )
  }
  return Buffer.concat(
    [[nameBytes.length], nameBytes, encodeValue(name, header)].map((part) => Buffer.from(part)),
  )
}

/** The type and the value. */
function encodeValue(name: string, header: HeaderValue): Uint8Array {
  switch (header.type) {
    case 'boolean':
      return Uint8Array.of(header.value ? 0 : 1)
    case 'byte':
    case 'short':
    case 'integer': {
      const { indicator, size } = integers[header.type]
      const value = integer(name, BigInt(size * 8), header.value)
      return number(indicator, size, value)
    }
    case 'long':
      return number(5, 8, integer(name, 64n, header.value))
    case 'binary':
      return prefixed(6, name, header.value)
    case 'string':
      return prefixed(7, name, encodeText(header.value, 'the value', name))
    case 'timestamp': {
      const instant = header.value instanceof Date ? header.value.getTime() : header.value
      return number(8, 8, integer(name, 64n, instant))
    }
  }
  if (!UUID.test(header.value)) {
    throw new EncodeError(
      `header ${quote(name)}: ${quote(header.value)} is not a UUID of the form of RFC 9562`,
    )
  }
  return Uint8Array.of(9, ...Buffer.from(header.value.replaceAll('-', ''), 'hex'))
}

const integers = {
  byte: { indicator: 2, size: 1 },
  short: { indicator: 3, size: 2 },
  integer: { indicator: 4, size: 4 },
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function integer(name: string, bits: bigint, value: number | bigint): bigint {
  const exact = typeof value === 'bigint' || Number.isSafeInteger(value) ? BigInt(value) : undefined
  if (exact === undefined || BigInt.asIntN(Number(bits), exact) !== exact) {
    throw new EncodeError(`header ${quote(name)}: ${value} is not a signed integer of ${bits} bits`)
  }
  return exact
}

function number(indicator: number, size: number, value: bigint): Uint8Array {
  const wide = new DataView(new ArrayBuffer(8))
  wide.setBigInt64(0, value)
  return Uint8Array.of(indicator, ...new Uint8Array(wide.buffer, 8 - size))
}

function prefixed(indicator: number, name: string, value: Uint8Array): Uint8Array {
  if (value.length < 1 || value.length > 32_767) {
    throw new EncodeError(
      `header ${quote(name)}: a string or byte array has 1 to 32,767 bytes, this one has ${value.length}`,
    )
  }
  return Buffer.concat([Uint8Array.of(indicator, value.length >> 8, value.length & 0xff), value])
}

function encodeText(text: string, part: string, name: string): Uint8Array {
  if (/\p{Surrogate}/u.test(text)) {
    throw new EncodeError(`header ${quote(name)}: ${part} has a lone surrogate, which UTF-8 cannot hold`)
  }
  return Buffer.from(text, 'utf8')
}

const quote = (text: string) => JSON.stringify(text)
