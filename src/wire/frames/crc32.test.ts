import { crc32 as native } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.js'

test('the check value of CRC-32', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array())).toBe(0)
})

test('is the native CRC-32 for every length, place and seed', () => {
  const bytes = fc.uint8Array({ minLength: 50, maxLength: 600 })
  fc.assert(
    fc.property(
      bytes,
      fc.nat(40),
      fc.nat(40),
      fc.integer({ min: 0, max: 0xffffffff }),
      (bytes, from, cut, seed) => {
        const start = Math.min(from, bytes.length)
        const end = Math.max(start + 1, bytes.length - cut)
        expect(crc32(bytes, start, end, seed)).toBe(native(bytes.subarray(start, end), seed))
      },
    ),
    { seed: 1 },
  )
})

test('continues where another call stopped', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251)
  expect(crc32(bytes, 400, 1000, crc32(bytes, 0, 400))).toBe(crc32(bytes))
})
