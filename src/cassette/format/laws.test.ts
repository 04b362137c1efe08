import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cassettes } from '../testing/cassettes.js'
import { formatCassette, parseCassette } from './index.js'

const settings = { seed: 20_260_731, numRuns: 400 }

test('law: what is written is read again, byte for byte', () => {
  fc.assert(
    fc.property(cassettes(), (cassette) => {
      expect(parseCassette(formatCassette(cassette), 'x')).toEqual(cassette)
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
