import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointerTo } from '../../contract/index.js'
import { findSyntaxFault, lineOf } from './place.js'

const text = `{
  "a": [
    1, {"b~/": "x"},
    "\\"]"
  ],
  "a b": null
}`

test.each([
  ['', 1],
  ['/a', 2],
  ['/a/0', 3],
  ['/a/1/b~0~1', 3],
  ['/a/2', 4],
  ['/a b', 6],
  ['/a/3', undefined],
  ['/c', undefined],
])('%j begins on line %j', (pointer, line) => {
  expect(lineOf(text, pointer)).toBe(line)
})

test('law: every member is found on its own line', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.string(), { noNullPrototype: true }),
      (value) => {
        const printed = JSON.stringify(value, null, 2)
        for (const [index, name] of Object.keys(value).entries()) {
          expect(lineOf(printed, pointerTo('', name))).toBe(index + 2)
        }
      },
    ),
    { seed: 1 },
  )
})

test.each([
  ['{\n"a": 1,\n}', 3, false],
  ['[1\n2]', 2, false],
  ['{"a": "\n"}', 1, false],
  ['{\n"a": tru', 2, true],
  ['{\n"a": trust', 2, false],
  ['{\n"a": "b\\', 2, true],
  ['{\n"a": [1,\n', 3, true],
  ['{"a"', 1, true],
  ['{}\n<<<<<<<', 2, false],
  ['', 1, true],
])('%j stops being JSON on line %j', (damaged, line, isCut) => {
  expect(() => void JSON.parse(damaged)).toThrow(SyntaxError)
  expect(findSyntaxFault(damaged)).toEqual({ line, isCut })
})

test('a string that does not end costs no more than its length', () => {
  expect(findSyntaxFault(`{"a": "${'x'.repeat(1_000_000)}`)).toEqual({ line: 1, isCut: true })
})
