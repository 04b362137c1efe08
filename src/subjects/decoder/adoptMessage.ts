import type { HeaderValue, Message } from '../../wire/frames/message.js'

/**
 * A message as another codec gives it, taken over.
 *
 * A long may be a `bigint`, a safe number or an `Int64` object with its eight `bytes`, a timestamp a `Date` or
 * milliseconds.
 *
 * @throws TypeError that names what is no message.
 */
export function adoptMessage(value: unknown): Message {
  const { headers, body } = asRecord(value, 'a message')
  if (!(body instanceof Uint8Array)) throw new TypeError('the body of a message is a Uint8Array')
  const adopted: Record<string, HeaderValue> = Object.create(null)
  for (const [name, header] of Object.entries(asRecord(headers, 'the headers of a message'))) {
    adopted[name] = adoptHeader(name, asRecord(header, `header ${JSON.stringify(name)}`))
  }
  return { headers: adopted, body: new Uint8Array(body) }
}

function adoptHeader(name: string, { type, value }: Readonly<Record<string, unknown>>): HeaderValue {
  switch (type) {
    case 'boolean':
      if (typeof value === 'boolean') return { type, value }
      break
    case 'byte':
    case 'short':
    case 'integer':
      if (typeof value === 'number') return { type, value }
      break
    case 'long': {
      const long = exactLong(value)
      if (long !== undefined) return { type, value: long }
      break
    }
    case 'timestamp': {
      if (value instanceof Date) return { type, value: new Date(value) }
      // What an invalid date is in JSON.
      if (value === null) return { type, value: new Date(Number.NaN) }
      const milliseconds = exactLong(value)
      if (milliseconds !== undefined) return { type, value: dateOf(milliseconds) }
      break
    }
    case 'binary':
      if (value instanceof Uint8Array) return { type, value: new Uint8Array(value) }
      break
    case 'string':
    case 'uuid':
      if (typeof value === 'string') return { type, value: type === 'uuid' ? value.toLowerCase() : value }
      break
    default:
  }
  const what = value === null ? 'null' : typeof value
  throw new TypeError(
    `header ${JSON.stringify(name)} has type ${JSON.stringify(type)} and a value of ${what}`,
  )
}

function exactLong(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value)
  const bytes = typeof value === 'object' && value !== null && 'bytes' in value ? value.bytes : undefined
  if (!(bytes instanceof Uint8Array) || bytes.length !== 8) return undefined
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0)
}

/** As the inspector has it: a `Date` where it can hold the instant. */
export function dateOf(milliseconds: bigint): Date | bigint {
  const date = new Date(Number(milliseconds))
  return Number.isNaN(date.getTime()) ? milliseconds : date
}

function asRecord(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>
  throw new TypeError(`${what} is an object, this is ${value === null ? 'null' : typeof value}`)
}
