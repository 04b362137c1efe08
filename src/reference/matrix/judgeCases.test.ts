import { expect, it } from 'vitest'
import type { Case } from '../../cases/case.js'
import { modelAt, requirement } from '../../contract/index.js'
import { judgeCases } from './judgeCases.js'

const { revision } = modelAt('newest')
let observed: string[] = []

/** A case that passes for a subject that names it. */
const named = (
  id: string,
  draft: Partial<Case<readonly string[], boolean>> = {},
): Case<readonly string[], boolean> => ({
  id,
  requirement: requirement('http.status.success', revision),
  title: id,
  features: [],
  twins: [],
  observe: async (subject) => {
    observed.push(id)
    return subject.includes(id)
  },
  check: (isNamed) => (isNamed ? [] : [{ message: 'not named' }]),
  evidence: () => [],
  ...draft,
})

it('judges each case once, twins first, and blocks what has a twin that did not pass', async () => {
  observed = []
  const results = await judgeCases(
    [
      named('b', { twins: ['a'] }),
      named('a'),
      named('d', { twins: ['c'] }),
      named('c'),
      named('e', { features: ['flight'] }),
      named('f', { check: () => ({ skip: 'no' }) }),
    ],
    { subject: ['a', 'd'], features: [] },
  )
  expect(Object.fromEntries(results)).toEqual({
    a: 'pass',
    b: 'killed',
    c: 'killed',
    d: 'blocked',
    e: 'skip',
    f: 'skip',
  })
  expect(observed).toEqual(['a', 'b', 'c', 'f'])
})
