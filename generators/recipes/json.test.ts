import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { brokenLaws } from '../laws.js'
import { jsonObjects, simplifyJson } from './json.js'
import { arbitrary } from './recipe.js'

const objects = arbitrary(jsonObjects())

it('JSON objects keep the laws, and are JSON', () => {
  const objection = (value: unknown): string | undefined => {
    const again: unknown = JSON.parse(JSON.stringify(value))
    return fc.stringify(again) === fc.stringify(value) && !Array.isArray(value) ? undefined : 'no JSON object'
  }
  expect(brokenLaws(objects, objection)).toEqual([])
})

it('JSON objects are nested, and hold values of every kind', () => {
  const text = JSON.stringify(fc.sample(objects, { seed: 1, numRuns: 300 }))
  for (const part of ['null', 'true', '[[', '{"', '1e+21', '漢字', '\\u2028'.replace('\\u2028', '\u2028')]) {
    expect(text).toContain(part)
  }
})

it('a JSON value is simplified until nothing is left', () => {
  let value: unknown = { a: [1, { b: 'text' }], c: true }
  let steps = 0
  for (;;) {
    const [simple] = simplifyJson(value)
    if (simple === undefined) break
    value = simple
    steps++
  }
  expect(value).toBeNull()
  expect(steps).toBeLessThan(10)
})
