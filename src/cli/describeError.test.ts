import { expect, it } from 'vitest'
import { HarnessError } from '../runner/harnessError.js'
import { describeError } from './describeError.js'

it('is one line and a hint', () => {
  expect(describeError(new HarnessError('bad-option', 'no such thing', { hint: 'try another' }), false)).toBe(
    'error: no such thing\nhint: try another\n',
  )
  expect(describeError(new TypeError('x is undefined'), false)).toBe(
    'error: x is undefined\nhint: --debug shows where it comes from\n',
  )
  expect(describeError('thrown', false)).toBe('error: thrown\n')
})

it('lets nothing play with the terminal', () => {
  expect(describeError(new HarnessError('bad-option', 'a\u001b[2Jb'), false)).toBe('error: a\\u001b[2Jb\n')
})

it('shows where it comes from, and what caused it, to those who ask', () => {
  const cause = new RangeError('deep')
  const text = describeError(new HarnessError('runner', 'shallow', { cause }), true)
  expect(text).toMatch(/HarnessError: shallow\n +at [^]*caused by: RangeError: deep\n +at /u)
})
