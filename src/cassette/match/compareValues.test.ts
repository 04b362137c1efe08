import { expect, test } from 'vitest'
import { compareValues } from './compareValues.js'

test.each([
  [{ a: 1, b: [1, { c: 'x' }] }, { b: [1, { c: 'x' }], a: 1 }, []],
  [{ a: 1 }, { a: '1' }, [{ pointer: '/a', before: 1, after: '1' }]],
  [{ a: [1, 2] }, { a: [1] }, [{ pointer: '/a/1', before: 2 }]],
  [{}, { 'a/b': { c: 1 } }, [{ pointer: '/a~1b', after: { c: 1 } }]],
  [{ a: null }, {}, [{ pointer: '/a', before: null }]],
  [[], {}, [{ pointer: '', before: [], after: {} }]],
  [0, -0, []],
])('%j and %j', (before, after, differences) => {
  expect(compareValues(before, after)).toEqual(differences)
})

test('a name of the prototype is a name like any other', () => {
  const strange = JSON.parse('{"__proto__":{"x":1}}')
  expect(compareValues(strange, {})).toEqual([{ pointer: '/__proto__', before: { x: 1 } }])
  expect(compareValues({}, { toString: 1 })).toEqual([{ pointer: '/toString', after: 1 }])
})
