import { describe, expect, it } from 'vitest'
import { operationNames, validate } from '../../src/contract/index.js'
import { brokenLaws, frozen } from '../laws.js'
import { asInput } from '../requests/forms.js'
import { invalidPair, type InvalidPair } from './invalidPair.js'
import { breakableRequirements } from './invalidRequest.js'

const having = operationNames.filter((operation) => breakableRequirements(operation).length > 4)

describe.each(having)('pairs of faults in %s', (operation) => {
  const objection = ({ request, twin, faults }: InvalidPair): string | undefined => {
    if (validate(operation, 'request', asInput(twin)).length > 0) return 'the twin is not lawful'
    const found = validate(operation, 'request', asInput(request))
    const [one, other] = faults
    const isThere = ({ requirement, pointer }: typeof one): boolean =>
      found.some((violation) => violation.requirement === requirement && violation.pointer === pointer)
    if (!isThere(one) || !isThere(other)) return 'a fault is not there'
    const pointers = new Set(found.map(({ pointer }) => pointer))
    return pointers.size === 2 ? undefined : `faults at ${[...pointers].join(' and ')}`
  }

  it('keep the laws', { timeout: 120_000 }, () => {
    expect(brokenLaws(invalidPair(operation), objection, { runs: 30, shrinks: 6 })).toEqual([])
  })

  it('of one seed stay as they are', () => {
    const text = ({ faults }: InvalidPair): string =>
      faults.map(({ requirement, variant }) => `${requirement} (${variant})`).join(' and ')
    expect(frozen(invalidPair(operation).map(text), 1, 5)).toMatchSnapshot()
  })
})
