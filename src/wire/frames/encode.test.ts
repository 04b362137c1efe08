import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { EncodeError } from './encodeError.js'
import { encodeMessage } from './encode.js'
import { inspect } from './inspect.js'
import type { HeaderValue } from './message.js'

const encoded = (value: HeaderValue, name = 'x') =>
  encodeMessage({ headers: { [name]: value }, body: new Uint8Array() })

test.each<[HeaderValue, string]>([
  [{ type: 'boolean', value: true }, '00'],
  [{ type: 'boolean', value: false }, '01'],
  [{ type: 'byte', value: -128 }, '0280'],
  [{ type: 'short', value: -32768 }, '038000'],
  [{ type: 'integer', value: -(2 ** 31) }, '0480000000'],
  [{ type: 'long', value: -(2n ** 63n) }, '058000000000000000'],
  [{ type: 'binary', value: Uint8Array.of(1, 2) }, '0600020102'],
  [{ type: 'string', value: 'é' }, '070002c3a9'],
  [{ type: 'timestamp', value: new Date(-1) }, '08ffffffffffffffff'],
  [{ type: 'timestamp', value: 2n ** 63n - 1n }, '087fffffffffffffff'],
  [{ type: 'uuid', value: '00010203-0405-0607-0809-0A0B0C0D0E0F' }, '09000102030405060708090a0b0c0d0e0f'],
])('%o', (value, hex) => {
  const frame = encoded(value)
  expect(Buffer.from(frame.subarray(14, -4)).toString('hex')).toBe(hex)
  const { messages, faults } = inspect(frame)
  expect(faults).toEqual([])
  const back = value.type === 'uuid' ? { ...value, value: value.value.toLowerCase() } : value
  expect(messages[0]!.header('x')).toEqual(back)
})

test.each<[string, HeaderValue, string]>([
  ['', { type: 'byte', value: 0 }, 'a header name has at least one byte, this one is empty'],
  ['é'.repeat(128), { type: 'byte', value: 0 }, 'at most 255 bytes, this one has 256'],
  ['x', { type: 'byte', value: 128 }, '128 is not a signed integer of 8 bits'],
  ['x', { type: 'short', value: 1.5 }, '1.5 is not a signed integer of 16 bits'],
  ['x', { type: 'integer', value: Number.NaN }, 'NaN is not a signed integer of 32 bits'],
  ['x', { type: 'long', value: 2n ** 63n }, '9223372036854775808 is not a signed integer of 64 bits'],
  ['x', { type: 'timestamp', value: new Date(Number.NaN) }, 'NaN is not a signed integer of 64 bits'],
  ['x', { type: 'string', value: '' }, 'has 1 to 32,767 bytes, this one has 0'],
  ['x', { type: 'binary', value: new Uint8Array(32_768) }, 'has 1 to 32,767 bytes, this one has 32768'],
  ['x', { type: 'string', value: '\ud800' }, 'the value has a lone surrogate'],
  ['x', { type: 'uuid', value: '0001' }, '"0001" is not a UUID'],
])('refuses %j with %o', (name, value, text) => {
  expect(() => encoded(value, name)).toThrow(EncodeError)
  expect(() => encoded(value, name)).toThrow(text)
})

test('keeps the order of pairs, whatever the names', () => {
  const headers = ['b', '1', 'a', '__proto__'].map(
    (name) => [name, { type: 'boolean', value: true }] as const,
  )
  const [message] = inspect(encodeMessage({ headers, body: new Uint8Array() })).messages
  expect(message!.headers.map(({ name }) => name)).toEqual(['b', '1', 'a', '__proto__'])
  expect(Object.keys(message!.toMessage().headers)).toContain('__proto__')
})

test('any payload arrives as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (body) => {
      const { messages, faults } = inspect(encodeMessage({ headers: {}, body }))
      expect(faults).toEqual([])
      expect(messages[0]!.payload).toEqual(body)
    }),
    { seed: 1 },
  )
})
