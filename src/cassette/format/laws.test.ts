import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cassette } from '../cassette.js'
import { cassettes } from '../testing/cassettes.js'
import { CassetteError, formatCassette, parseCassette } from './index.js'

const settings = { seed: 20_260_731, numRuns: 200 }

test('law: what is written is read again, byte for byte', () => {
  fc.assert(
    fc.property(cassettes(), (cassette) => {
      // Vitest would take its time over thousands of chunks.
      expect(isDeepStrictEqual(parseCassette(formatCassette(cassette), 'x'), cassette)).toBe(true)
    }),
    settings,
  )
})

test('law: what is read is written again as the same text', () => {
  fc.assert(
    fc.property(cassettes(), (cassette) => {
      const text = formatCassette(cassette)
      expect(formatCassette(parseCassette(text, 'x'))).toBe(text)
      expect(text.endsWith('}\n')).toBe(true)
    }),
    settings,
  )
})

test('law: nothing but white space is lost when another tool formats the file', () => {
  fc.assert(
    fc.property(cassettes(), (cassette) => {
      const text = formatCassette(cassette)
      const reformatted = JSON.stringify(JSON.parse(text), null, '\t').replaceAll('\n', '\r\n')
      expect(formatCassette(parseCassette(reformatted, 'x'))).toBe(text)
    }),
    { ...settings, numRuns: 100 },
  )
})

test('law: whatever happens to a file, it is refused as such or has the bodies that were recorded', () => {
  const damages = fc.record({ at: fc.nat(1_000_000), remove: fc.nat(3), insert: fc.string({ maxLength: 2 }) })
  let refused = 0
  fc.assert(
    fc.property(cassettes(), damages, (cassette, { at, remove, insert }) => {
      const text = formatCassette(cassette)
      const start = at % text.length
      const read = readOrRefuse(text.slice(0, start) + insert + text.slice(start + remove))
      if (read === undefined) refused += 1
      expect(bodiesOf(read ?? cassette)).toEqual(bodiesOf(cassette))
    }),
    { ...settings, endOnFailure: true },
  )
  expect(refused).toBeGreaterThan(settings.numRuns / 2)
})

function readOrRefuse(text: string): Cassette | undefined {
  try {
    return parseCassette(text, 'x')
  } catch (error) {
    if (error instanceof CassetteError) return undefined
    throw error
  }
}

const bodiesOf = ({ request, response }: Cassette): readonly string[] =>
  [request?.body ?? new Uint8Array(), ...response.chunks.map(({ bytes }) => bytes)].map((bytes) =>
    Buffer.from(bytes).toString('hex'),
  )
