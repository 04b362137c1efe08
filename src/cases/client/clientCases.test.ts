import { describe, expect, test } from 'vitest'
import { modelAt } from '../../contract/index.js'
import { clientCases } from './index.js'

describe.each(['newest', '2024-08-29', '2023-09-28'])('at revision %s', (revision) => {
  const cases = clientCases({ model: modelAt(revision) })

  test('ids are unique, and twins exist', () => {
    const ids = new Set(cases.map(({ id }) => id))
    expect(ids.size).toBe(cases.length)
    expect(cases.flatMap(({ twins }) => twins).filter((twin) => !ids.has(twin))).toEqual([])
  })

  test('every case cites a sentence of at most 25 words', () => {
    for (const { requirement } of cases) {
      expect(requirement.source.document).not.toBe('')
      expect(requirement.source.sentence.split(/\s+/).length, requirement.id).toBeLessThanOrEqual(25)
    }
  })
})
