import { describe, expect, it } from 'vitest'
import { matcher, selectCases, takeShard } from './select.js'
import { fakeCase, fakeRequirement, fakeSettings } from './testing/fakes.js'

const ids = (settings: Parameters<typeof fakeSettings>[0]) =>
  selectCases(
    [
      fakeCase('converse.messages/2'),
      fakeCase('converse.messages/1'),
      fakeCase('frames.crc', { requirement: fakeRequirement('frames.crc', 'should') }),
      fakeCase('odd', { requirement: fakeRequirement('stream.p', 'info') }),
    ],
    fakeSettings(settings),
  ).map(({ id }) => id)

describe('a selection', () => {
  it('is everything, sorted', () => {
    expect(ids({})).toEqual(['converse.messages/1', 'converse.messages/2', 'frames.crc', 'odd'])
  })

  it('has a lowest level', () => {
    expect(ids({ level: 'should' })).toEqual(['converse.messages/1', 'converse.messages/2', 'frames.crc'])
    expect(ids({ level: 'must' })).toEqual(['converse.messages/1', 'converse.messages/2'])
    const weaker = [fakeCase('a', { level: 'info' })]
    expect(selectCases(weaker, fakeSettings({ level: 'should' }))).toEqual([])
  })

  it('takes and leaves by case or requirement', () => {
    expect(ids({ only: ['converse'] })).toEqual(['converse.messages/1', 'converse.messages/2'])
    expect(ids({ only: ['stream.p', '*crc'] })).toEqual(['frames.crc', 'odd'])
    expect(ids({ skip: ['*/1', 'stream'] })).toEqual(['converse.messages/2', 'frames.crc'])
    expect(ids({ only: ['nothing'] })).toEqual([])
  })

  it('loses nothing and doubles nothing in shards', () => {
    const shards = [1, 2, 3].flatMap((index) => ids({ shard: { index, count: 3 } }))
    expect(shards.toSorted()).toEqual(ids({}))
    expect(takeShard([0, 1, 2, 3, 4], { index: 2, count: 2 })).toEqual([1, 3])
  })
})

it.each([
  ['converse', 'converse', true],
  ['converse', 'converse.messages', true],
  ['converse', 'converse/1', true],
  ['converse', 'converseStream', false],
  ['converse.', 'converseStream', false],
  ['*.min', 'converse.messages.min', true],
  ['c*m', 'conform', true],
  ['a+b', 'aab', false],
  ['a+b', 'a+b', true],
])('the pattern %s against %s: %s', (pattern, name, fits) => {
  expect(matcher([pattern])(name)).toBe(fits)
})
