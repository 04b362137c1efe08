import { expect, test } from 'vitest'
import { encoderCaseData } from '../../cases/encoder/index.js'
import { encoderRequirements } from '../../cases/encoder/rules.js'
import { distrust } from '../matrix/killMatrix.js'
import { encoderKillMatrix, judgeEncoder } from './killMatrix.js'
import { referenceEncoder } from './reference.js'

test('ids are unique, twins exist, every rule is asked for, sentences are short', () => {
  const ids = encoderCaseData.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(encoderCaseData.flatMap(({ twins = [] }) => twins).filter((twin) => !ids.includes(twin))).toEqual([])
  expect(new Set(encoderCaseData.map(({ rule }) => rule))).toEqual(new Set(encoderRequirements.keys()))
  for (const { source } of encoderRequirements.values()) {
    expect(source.sentence.split(/\s+/).length).toBeLessThanOrEqual(25)
  }
})

test.each(['client', 'service'] as const)('the reference encoder passes everything as a %s', async (role) => {
  const results = await judgeEncoder(referenceEncoder(role), role)
  expect([...results].filter(([, result]) => result !== 'pass')).toEqual([])
})

test('every check is killed by a mutant, no mutant survives, and nulls score nothing', async () => {
  expect(distrust(await encoderKillMatrix())).toEqual([])
}, 60_000)
