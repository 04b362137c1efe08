import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { asInput } from '../../../../generators/requests/forms.js'
import { invalidRequest } from '../../../../generators/violations/invalidRequest.js'
import { validate } from '../../../contract/index.js'
import { crowded } from './crowd.js'

it('moves a fault behind lawful blocks and changes nothing else about it', () => {
  const requirement = 'converse.messages.content.toolUse.name.pattern'
  for (const invalid of fc.sample(invalidRequest('Converse', { requirement }), { seed: 1, numRuns: 20 })) {
    const moved = crowded(invalid)
    const found = validate('Converse', 'request', asInput(moved.request))
    expect(found.map((violation) => violation.pointer)).toContain(moved.pointer)
    expect(Number(moved.pointer.split('/')[4])).toBeGreaterThan(9)
    expect(validate('Converse', 'request', asInput(moved.twin))).toEqual([])
  }
})

it('leaves a fault alone that stands elsewhere', () => {
  const [invalid] = fc.sample(
    invalidRequest('Converse', { requirement: 'converse.inferenceConfig.temperature.max' }),
    { seed: 1, numRuns: 1 },
  )
  expect(crowded(invalid!)).toBe(invalid)
})
