import { expect, it } from 'vitest'
import { groupBy } from '../groupBy.js'
import { digest, groupOf } from './digest.js'
import { exampleSuite } from './testing/example.js'

it('puts verdicts in the order of a reader', () => {
  const { failures, warnings, notes, blocked, skipped, faults, known, fixed } = digest(exampleSuite())
  const ids = (list: readonly { readonly verdicts: readonly { readonly case: string }[] }[]) =>
    list.map(({ verdicts }) => verdicts.map((verdict) => verdict.case.split('/')[1]))
  expect(ids(failures)).toEqual([['21', '22']])
  expect(failures[0]?.requirement.source.sentence).toBe('The sentence of converse.messages.max-count.')
  expect(ids(warnings)).toEqual([['sum']])
  expect(ids(notes)).toEqual([['p']])
  expect(ids(blocked)).toEqual([['blocked']])
  expect(ids(skipped)).toEqual([['video']])
  expect([faults, known, fixed].map((list) => list.map((verdict) => verdict.case.split('/')[1]))).toEqual([
    ['fault'],
    ['known'],
    ['fixed'],
  ])
})

it('takes warnings for failures when strict', () => {
  const { failures, warnings } = digest({ ...exampleSuite(), strict: true })
  expect(failures.map(({ requirement }) => requirement.id)).toContain('converse.response.usage')
  expect(warnings).toEqual([])
})

it('groups in order of appearance', () => {
  expect([...groupBy(['b1', 'a1', 'b2'], (item) => item[0]!)]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ])
  expect(groupOf('converse.messages.images.max-count')).toBe('converse')
  expect(groupOf('frames')).toBe('frames')
})
