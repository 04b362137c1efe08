import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { brokenLaws } from '../laws.js'
import { arbitrary } from './recipe.js'
import { alphabetOf, text } from './text.js'

const texts = arbitrary(text({ alphabet: alphabetOf('abc é😀'), length: { min: 2, max: 64 } }))

it('keeps the laws', () => {
  const objection = (value: string): string | undefined => {
    const { length } = alphabetOf(value)
    return /^[abc é😀]*$/u.test(value) && length >= 2 && length <= 64 ? undefined : `no such text: ${value}`
  }
  expect(brokenLaws(texts, objection)).toEqual([])
})

it.each([
  ['a length', (value: string) => alphabetOf(value).length < 17, 'a'.repeat(17)],
  ['one character', (value: string) => !value.includes('😀'), 'a😀'],
  ['two characters side by side', (value: string) => !value.includes('é😀'), 'é😀'],
])('shrinks to the least of %s', (_, holds, least) => {
  const { counterexample, numShrinks } = fc.check(fc.property(texts, holds), { seed: 1, numRuns: 1000 })
  expect(alphabetOf(counterexample![0])).toHaveLength(alphabetOf(least).length)
  expect(counterexample![0].replace('😀a', 'a😀')).toBe(least)
  expect(numShrinks).toBeLessThan(40)
})
