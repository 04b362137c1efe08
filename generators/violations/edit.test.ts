import { describe, expect, it } from 'vitest'
import { renameKey, setAt, spotsOf } from './edit.js'

const value = { list: [{ a: 1 }, { b: 2 }], map: { 'x/y': { a: 3 } }, rest: {} }

describe('setAt', () => {
  it('replaces, adds and takes away, and shares the rest', () => {
    expect(setAt(value, '/list/1/b', 5)).toEqual({ ...value, list: [{ a: 1 }, { b: 5 }] })
    expect(setAt(value, '/rest/new', 5).rest).toEqual({ new: 5 })
    expect(setAt(value, '/list/0', undefined).list).toEqual([{ b: 2 }])
    expect(setAt(value, '/map/x~1y/a', undefined).map).toEqual({ 'x/y': {} })
    expect(setAt(value, '/list/1/b', 5).rest).toBe(value.rest)
    expect(setAt(value, '', 5)).toBe(5)
  })
})

it('renameKey keeps the order', () => {
  expect(Object.keys(renameKey({ m: { a: 1, b: 2, c: 3 } }, '/m/b', 'z').m)).toEqual(['a', 'z', 'c'])
})

it('spotsOf finds every place that a path leads to', () => {
  const keys = (path: readonly string[]): readonly string[] =>
    spotsOf(value, path).map(({ keys }) => keys.join(' '))
  expect(keys(['list', '[]', 'a'])).toEqual(['list 0 a'])
  expect(keys(['list', '[]'])).toEqual(['list 0', 'list 1'])
  expect(keys(['map', '{value}', 'a'])).toEqual(['map x/y a'])
  expect(spotsOf(value, ['map', '{key}'])).toEqual([{ keys: ['map', 'x/y'], value: 'x/y' }])
  expect(keys(['list', '[]', 'a', 'deeper'])).toEqual([])
})
