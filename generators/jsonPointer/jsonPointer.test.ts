import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonPointer, keysOf, valueAt } from '../../src/contract/pointer.js'
import { brokenLaws, frozen } from '../laws.js'
import { BAD_POINTER_LABELS, badPointers } from './badPointers.js'
import { pointers, pointersBeside, pointersInto } from './pointers.js'

const ANSWER = { stop_sequence: null, 'a/b': [{ '': 1, 'm~n': 'é' }, []], usage: { '01': true } }

describe('pointers', () => {
  it('keep the laws', () => {
    const objection = (pointer: string): string | undefined =>
      isJsonPointer(pointer) && pointer !== '' && pointer.length <= 256 ? undefined : 'no pointer of 1 to 256'
    expect(brokenLaws(pointers(), objection)).toEqual([])
    expect(frozen(pointers())).toMatchSnapshot()
  })

  it('have escapes, empty keys, indexes, foreign scripts and depth', () => {
    const sample = fc.sample(pointers(), { seed: 1, numRuns: 300 })
    const features = [/~0/, /~1/, /~01/, /\/(\/|$)/, /\/0(\/|$)/, /[^\x20-\x7e]/u, /(\/[^/]*){20}/]
    for (const feature of features) expect(sample.some((pointer) => feature.test(pointer))).toBe(true)
  })

  it('shrink to the simplest', () => {
    const always = fc.check(
      fc.property(pointers(), () => false),
      { seed: 1 },
    )
    expect(always.counterexample).toEqual(['/'])
  })
})

describe('pointers into a value', () => {
  it('lead to every place in it', () => {
    const sample = new Set(fc.sample(pointersInto(ANSWER), { seed: 1, numRuns: 300 }))
    expect([...sample].sort()).toEqual(
      [
        '/a~1b',
        '/a~1b/0',
        '/a~1b/0/',
        '/a~1b/0/m~0n',
        '/a~1b/1',
        '/stop_sequence',
        '/usage',
        '/usage/01',
      ].sort(),
    )
  })

  it('need a place', () => {
    expect(() => pointersInto([])).toThrow('has no place')
  })
})

describe('pointers beside a value', () => {
  it('are valid and lead nowhere', () => {
    const objection = (pointer: string): string | undefined =>
      isJsonPointer(pointer) && valueAt(ANSWER, pointer) === undefined ? undefined : 'leads somewhere'
    expect(brokenLaws(pointersBeside(ANSWER), objection)).toEqual([])
    expect(brokenLaws(pointersBeside(null), () => undefined)).toEqual([])
  })

  it('miss by little', () => {
    const sample = fc.sample(pointersBeside(ANSWER), { seed: 1, numRuns: 300 })
    for (const near of ['/a~1b/2', '/a~1b/-', '/a~1b/00']) expect(sample).toContain(near)
  })
})

describe('bad pointers', () => {
  it('are none, or empty', () => {
    expect(
      brokenLaws(badPointers(), ({ pointer, label }) =>
        (typeof pointer !== 'string') === (label === 'not-a-string') &&
        (pointer === '') === (label === 'empty') &&
        (typeof pointer !== 'string' || pointer === '' || !isJsonPointer(pointer))
          ? undefined
          : `labelled ${label}`,
      ),
    ).toEqual([])
    expect(frozen(badPointers())).toMatchSnapshot()
  })

  it('are of every kind', () => {
    const sample = fc.sample(badPointers(), { seed: 1, numRuns: 200 })
    expect(new Set(sample.map(({ label }) => label))).toEqual(new Set(BAD_POINTER_LABELS))
  })
})

it('a pointer is its keys', () => {
  for (const pointer of fc.sample(pointers(), { seed: 1, numRuns: 100 })) {
    expect(pointer).toBe(keysOf(pointer).map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')) // prettier-ignore
  }
})
