import { assert, constantFrom, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { align } from './align.js'

const lettersOf = (word: string) => word.split('')

const shown = (before: string, after: string) =>
  align(lettersOf(before), lettersOf(after), (item) => item).map(
    (pair) => `${pair.before?.item ?? '-'}${pair.after?.item ?? '-'}`,
  )

test.each([
  ['abc', 'abc', ['aa', 'bb', 'cc']],
  ['abc', 'ac', ['aa', 'b-', 'cc']],
  ['ac', 'abc', ['aa', '-b', 'cc']],
  ['ab', 'cd', ['a-', 'b-', '-c', '-d']],
  ['', 'a', ['-a']],
])('%s and %s', (before, after, pairs) => {
  expect(shown(before, after)).toEqual(pairs)
})

test('nothing is lost or moved, only equal kinds meet, and as many as in the other direction', () => {
  const word = string({ unit: constantFrom('a', 'b', 'c'), maxLength: 8 })
  assert(
    property(word, word, (before, after) => {
      const pairs = align(lettersOf(before), lettersOf(after), (item) => item)
      expect(pairs.map((pair) => pair.before?.item ?? '').join('')).toBe(before)
      expect(pairs.map((pair) => pair.after?.item ?? '').join('')).toBe(after)
      const met = pairs.filter((pair) => pair.before && pair.after)
      expect(met.every((pair) => pair.before!.item === pair.after!.item)).toBe(true)
      const back = shown(after, before).filter((pair) => !pair.includes('-'))
      expect(met).toHaveLength(back.length)
    }),
    { seed: 7 },
  )
})
