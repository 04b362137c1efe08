import { expect, it } from 'vitest'
import { indexCases } from './catalogue.js'
import { fakeCase } from './testing/fakes.js'

it('finds cases by id', () => {
  const cases = [fakeCase('a', { twins: ['b', 'c'] }), fakeCase('b', { twins: ['c'] }), fakeCase('c')]
  expect([...indexCases(cases).keys()]).toEqual(['a', 'b', 'c'])
})

it.each([
  ['an id that occurs twice', [fakeCase('a'), fakeCase('a')], "two cases are called 'a'"],
  [
    'a twin that is not there',
    [fakeCase('a', { twins: ['b'] })],
    "case 'a' has the twin 'b', which does not exist",
  ],
  [
    'a circle',
    [fakeCase('z', { twins: ['a'] }), fakeCase('a', { twins: ['b'] }), fakeCase('b', { twins: ['a'] })],
    'these cases wait for each other: a → b → a',
  ],
])('refuses %s', (_, cases, message) => {
  expect(() => indexCases(cases)).toThrow(message)
})
