import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asWire, invalidRequest } from '../../../generators/index.js'
import { judgeExchange } from '../../cases/cassette/judgeExchange.js'
import type { Cassette } from '../../cassette/cassette.js'
import { modelAt, operationAt } from '../../contract/index.js'
import { eventRules } from '../../stream/eventRules.js'
import { sequenceRules } from '../../stream/sequenceRules.js'
import { frameRules } from '../../wire/frames/rules.js'
import { writeRequest } from '../../wire/rest/index.js'
import { situations } from './situations.js'
import { tampered } from './tampered.js'

const model = modelAt('newest')

/** Requirements that are found broken, notes left out. */
const broken = (cassette: Cassette): readonly string[] => [
  ...new Set(
    judgeExchange(cassette, model)
      .judgements.flatMap(({ breaches }) => breaches)
      .filter(({ requirement, level = requirement.level }) => level !== 'info')
      .map(({ requirement }) => requirement.id),
  ),
]

test.each(Object.entries(await situations()))('nothing is found in the exchange %s', (_, cassette) => {
  expect(broken(cassette)).toEqual([])
})

test.each(tampered)('$id breaks $requirement', async ({ of, requirement, change }) => {
  const whole = await situations()
  expect(broken(change(whole[of]))).toEqual([requirement])
})

test('there is one for every rule that a stream can break', () => {
  const killed = new Set(tampered.map(({ requirement }) => requirement))
  // Sizes bind a service that reads, not one that was recorded.
  const frames = Object.entries(frameRules).filter(
    ([code, { level }]) => level !== 'info' && !code.endsWith('.limit'),
  )
  const rules = [
    ...frames.map(([code]) => `frames.${code}`),
    ...Object.keys(eventRules).map((code) => `events.${code}`),
    ...Object.keys(sequenceRules).map((rule) => `converse-stream.${rule}`),
  ]
  expect(rules.filter((rule) => !killed.has(rule))).toEqual([])
})

test.each(['Converse', 'ConverseStream', 'CountTokens'])(
  'unlawful requests of %s are found',
  async (name) => {
    const { converse } = await situations()
    const operation = operationAt(model, name)
    for (const { request, requirement, pointer } of fc.sample(invalidRequest(name), {
      seed: 3,
      numRuns: 40,
    })) {
      // A path that is not lawful may be none at all.
      if (pointer.startsWith('/modelId')) continue
      const cassette = { ...converse, request: writeRequest(operation, asWire(request)) }
      const [judgement] = judgeExchange(cassette, model).judgements
      expect(judgement!.breaches.map((breach) => breach.requirement.id)).toContain(requirement)
    }
  },
)
