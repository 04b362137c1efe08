import * as fc from 'fast-check'
import type { HeaderValue } from '../../src/wire/frames/message.js'

export type HeaderPairs = readonly (readonly [name: string, value: HeaderValue])[]

/** A value of any of the ten types of the wire, its bounds among the likelier ones. */
export function headerValues(): fc.Arbitrary<HeaderValue> {
  return fc.oneof(
    fc.record({ type: fc.constant('string' as const), value: text(32_767) }),
    fc.record({ type: fc.constant('boolean' as const), value: fc.boolean() }),
    integers('byte', 8),
    integers('short', 16),
    integers('integer', 32),
    fc.record({ type: fc.constant('long' as const), value: longs() }),
    fc.record({
      type: fc.constant('binary' as const),
      value: fc.uint8Array({ minLength: 1, maxLength: 64 }),
    }),
    fc.record({ type: fc.constant('timestamp' as const), value: instants() }),
    fc.record({ type: fc.constant('uuid' as const), value: fc.uuid() }),
  )
}

/** Up to eight headers, each name once. */
export function headers(): fc.Arbitrary<HeaderPairs> {
  return fc.uniqueArray(fc.tuple(names(), headerValues()), { maxLength: 8, selector: ([name]) => name })
}

/** What services send, and what is hard on a careless reader: long, not ASCII, names of `Object.prototype`. */
function names(): fc.Arbitrary<string> {
  const usual = [':message-type', ':event-type', ':content-type', ':date', 'x']
  const awkward = [
    '__proto__',
    'constructor',
    'toString',
    'X',
    'n\0l',
    '\ufeffbom',
    'ü',
    '😀',
    'n'.repeat(255),
  ]
  return fc.oneof(fc.constantFrom(...usual), fc.constantFrom(...awkward), text(255))
}

/** 1 to `maxBytes` bytes in UTF-8. */
const text = (maxBytes: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 40 })
    .filter((value) => Buffer.byteLength(value) <= maxBytes)

function integers<T extends 'byte' | 'short' | 'integer'>(type: T, bits: number) {
  const bound = 2 ** (bits - 1)
  return fc.record({ type: fc.constant(type), value: fc.integer({ min: -bound, max: bound - 1 }) })
}

/** Those that a double cannot hold are as likely as the others. */
const longs = (): fc.Arbitrary<bigint> =>
  fc.oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.constantFrom(0n, -1n, 2n ** 53n + 1n, -(2n ** 63n)),
  )

/** Instants as a `Date`, and those that only a count of milliseconds can hold. */
const instants = (): fc.Arbitrary<Date | bigint> =>
  fc.oneof(
    fc.date({ noInvalidDate: true }),
    fc.constantFrom(8_640_000_000_000_001n, -(2n ** 63n), 2n ** 63n - 1n),
  )
