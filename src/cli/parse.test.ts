import { expect, it } from 'vitest'
import { integer, list, listOf, seed, shard } from './parse.js'

it('reads whole numbers', () => {
  expect(integer(1)('12')).toBe(12)
  for (const text of ['', '0', '-1', '1.5', '1e3', ' 1', '0x10', '99999999999999999999']) {
    expect(() => integer(1)(text)).toThrow('It must be a whole number, 1 or more.')
  }
})

it('reads seeds, and makes one up when asked', () => {
  expect(seed('0')).toBe(0)
  expect(Number.isSafeInteger(seed('random'))).toBe(true)
})

it('reads parts', () => {
  expect(shard('2/3')).toEqual({ index: 2, count: 3 })
  for (const text of ['', '0/3', '4/3', '1', '1/0', 'a/b', '1/2/3'])
    expect(() => shard(text)).toThrow('such as 1/3')
})

it('reads lists, which add up', () => {
  expect(list('a,b,')).toEqual(['a', 'b'])
  expect(list('c', ['a'])).toEqual(['a', 'c'])
  expect(listOf(['json', 'html'])('html,json')).toEqual(['html', 'json'])
  expect(() => listOf(['json', 'html'])('jsno')).toThrow("Did you mean 'json'?")
})
