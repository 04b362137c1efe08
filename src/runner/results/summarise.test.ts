import { expect, it } from 'vitest'
import { checkAgainst } from '../../files/checkAgainst.js'
import { fakeRequirement, fakeResults, fakeSettings, resultsOf } from '../testing/fakes.js'
import type { Verdict } from '../verdict.js'
import { exitCode } from './exitCode.js'
import type { SuiteResults } from './results.js'
import { count, summarise } from './summarise.js'
import { weigh } from './weigh.js'

const verdict = (overrides: Partial<Verdict> = {}): Verdict => ({
  case: 'a',
  title: 'ask a',
  requirement: 'a',
  level: 'must',
  outcome: 'fail',
  ...overrides,
})

it('counts by outcome, and by what counts', () => {
  const verdicts = [
    verdict({ outcome: 'pass' }),
    verdict(),
    verdict({ level: 'should' }),
    verdict({ level: 'info' }),
    verdict({ outcome: 'blocked' }),
    verdict({ outcome: 'skip' }),
    verdict({ outcome: 'error' }),
    verdict({ baseline: 'expected' }),
    verdict({ outcome: 'pass', baseline: 'fixed' }),
  ]
  expect(count(verdicts, false)).toEqual({
    cases: 9,
    pass: 2,
    fail: 4,
    blocked: 1,
    skip: 1,
    error: 1,
    red: 3,
    warnings: 1,
    expected: 1,
    fixed: 1,
  })
  expect(count(verdicts, true)).toMatchObject({ red: 4, warnings: 0 })
})

it.each([
  ['fine', verdict({ outcome: 'pass' })],
  ['fine', verdict({ outcome: 'skip' })],
  ['known', verdict({ baseline: 'expected' })],
  ['note', verdict({ level: 'info' })],
  ['warning', verdict({ level: 'should', outcome: 'blocked' })],
  ['red', verdict({ outcome: 'blocked' })],
  ['red', verdict({ outcome: 'pass', level: 'info', baseline: 'fixed' })],
  ['fault', verdict({ outcome: 'error', level: 'info', baseline: 'expected' })],
] as const)('weighs as %s', (weight, given) => {
  expect(weigh(given, false)).toBe(weight)
})

it('sorts verdicts, and cites what they cite, once', () => {
  const results = summarise({
    settings: fakeSettings(),
    subject: 'a fake',
    state: 'complete',
    verdicts: [verdict({ case: 'b', requirement: 'y' }), verdict({ case: 'B' }), verdict({ case: 'a' })],
    requirements: ['y', 'a', 'z', 'a'].map((id) => fakeRequirement(id)),
  })
  expect(results.verdicts.map(({ case: id }) => id)).toEqual(['B', 'a', 'b'])
  expect(results.requirements.map(({ id }) => id)).toEqual(['a', 'y'])
})

it('is equal byte for byte when run again', async () => {
  const run = async () => JSON.stringify(await fakeResults({ b: 'yes', a: 'no', c: 'crash' }))
  expect(await run()).toBe(await run())
})

it('keeps to the published schema, and the schema notices what does not', async () => {
  const suite = await fakeResults({ a: 'no', b: 'yes', c: 'crash' }, { shard: { index: 1, count: 2 } })
  expect(checkAgainst('results', resultsOf({ ...suite, staleBaseline: ['x'] }))).toEqual([])
  expect(checkAgainst('results', { ...resultsOf(suite), format: 2 })).toEqual([
    { pointer: '/format', message: 'must be 1, not 2' },
  ])
  const [first] = suite.verdicts
  expect(
    checkAgainst('results', resultsOf({ ...suite, verdicts: [{ ...first, outcome: 'maybe' } as never] })),
  ).toEqual([
    {
      pointer: '/suites/0/verdicts/0/outcome',
      message: '"maybe" is not known here; it can be pass, fail, blocked, skip, error',
    },
  ])
})

it.each<[number, Record<string, 'yes' | 'no' | 'crash'>, Partial<SuiteResults>]>([
  [0, { a: 'yes' }, {}],
  [1, { a: 'yes', b: 'no' }, {}],
  [2, { a: 'yes', b: 'no', c: 'crash' }, {}],
  [2, {}, {}],
  [130, { a: 'no' }, { state: 'interrupted' }],
])('ends with %i', async (code, outcomes, overrides) => {
  expect(exitCode(resultsOf({ ...(await fakeResults(outcomes)), ...overrides }))).toBe(code)
})

it('takes a run in which everything was skipped for none', async () => {
  const empty = { ...(await fakeResults({})), summary: count([verdict({ outcome: 'skip' })], false) }
  expect(exitCode(resultsOf(empty))).toBe(2)
  expect(exitCode(resultsOf())).toBe(2)
})
