import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { layouts } from './layouts.js'

const hasPython = (() => {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
})()
if (!hasPython) console.log('skipped: there is no python3 to compare with')

test('a value as Python writes it', () => {
  const value = { a: [1, 0.5, null, true, {}, []], ü: '😀\u007f"\\/\n\u2028' }
  expect(layouts.spaced(value)).toBe(
    String.raw`{"a": [1, 0.5, null, true, {}, []], "\u00fc": "\ud83d\ude00\u007f\"\\/\n\u2028"}`,
  )
})

test.runIf(hasPython)('law: Python writes the same text, numbers with an exponent apart', () => {
  const values = fc.sample(fc.jsonValue({ stringUnit: 'binary' }), { seed: 1, numRuns: 500 })
  const texts = values.map((value) => JSON.stringify(value)).filter((text) => !/\de|-0\b|\d{16}/u.test(text))
  const script = 'import json,sys\nfor line in sys.stdin: print(json.dumps(json.loads(line)))'
  const written = execFileSync('python3', ['-c', script], { input: texts.join('\n'), encoding: 'utf8' })
  expect(texts.map((text) => layouts.spaced(JSON.parse(text)))).toEqual(written.trimEnd().split('\n'))
  expect(texts.length).toBeGreaterThan(150)
})
