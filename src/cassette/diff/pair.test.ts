import { expect, test } from 'vitest'
import { makeCassette, type Made } from '../testing/make.js'
import { pairCassettes } from './pair.js'

const named = (name: string, made: Made = {}) => ({ name, cassette: makeCassette(made) })
const shown = (...sets: Parameters<typeof pairCassettes>) =>
  pairCassettes(...sets).map(({ before, after }) => `${before?.name ?? '-'} ${after?.name ?? '-'}`)

test('by what is asked, whatever the files are called', () => {
  const before = [named('a/1', { model: 'x' }), named('a/2', { model: 'y' })]
  const after = [named('b/1', { model: 'y' }), named('b/2', { model: 'x' })]
  expect(shown(before, after)).toEqual(['a/1 b/2', 'a/2 b/1'])
})

test('the same request several times in order, and what is over alone', () => {
  const before = [named('a/1'), named('a/2'), named('a/3')]
  expect(shown(before, [named('b/4'), named('b/5')])).toEqual(['a/1 b/4', 'a/2 b/5', 'a/3 -'])
  expect(shown([], [named('b/1')])).toEqual(['- b/1'])
})

test('by name where the request has changed, or there is none', () => {
  const { request: _request, ...rest } = makeCassette()
  const before = [named('a/1', { body: { old: 1 } }), { name: 'a/2', cassette: rest }]
  const after = [named('b/1', { body: { new: 1 } }), { name: 'b/2', cassette: rest }]
  expect(shown(before, after)).toEqual(['a/1 b/1', 'a/2 b/2'])
})
