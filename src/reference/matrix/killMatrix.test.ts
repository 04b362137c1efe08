import { expect, it } from 'vitest'
import { assembleMatrix, distrust, type Trials } from './killMatrix.js'
import type { CheckResult } from './judgeCases.js'

const results = (of: Readonly<Record<string, Readonly<Record<string, CheckResult>>>>) =>
  new Map(Object.entries(of).map(([id, checks]) => [id, new Map(Object.entries(checks))]))

const sound: Trials = {
  levels: new Map([
    ['one', 'must'],
    ['two', 'info'],
  ]),
  mutants: results({ first: { one: 'killed', two: 'pass' }, second: { two: 'killed' } }),
  variants: results({ other: { one: 'pass', two: 'killed' } }),
  nulls: results({ none: { one: 'killed', two: 'blocked' } }),
}

it('tells for each check who kills it, and for each mutant who sees it', () => {
  const matrix = assembleMatrix(sound)
  expect(matrix.checks).toEqual({ one: ['first'], two: ['second'] })
  expect(matrix.mutants).toEqual({ first: ['one'], second: ['two'] })
  expect(distrust(matrix)).toEqual([])
})

it('distrusts checks without a killer, survivors, variants that fail and nulls that pass', () => {
  const matrix = assembleMatrix({
    ...sound,
    mutants: results({ first: { one: 'killed', two: 'blocked' }, second: { two: 'skip' } }),
    variants: results({ other: { one: 'blocked' } }),
    nulls: results({ none: { two: 'pass' } }),
  })
  expect(distrust(matrix)).toEqual([
    'two: no mutant makes it fail',
    'second: no case sees this mutant',
    'other: 1 cases fail for what the contract allows, such as one',
    'none: 1 cases pass for a subject that is none, such as two',
  ])
})

it('leaves checks out that do not apply to the reference', () => {
  const matrix = assembleMatrix({ ...sound, skipped: { two: 'it cannot' } })
  expect(Object.keys(matrix.checks)).toEqual(['one'])
})
