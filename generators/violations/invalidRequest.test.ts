import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  constraintsOf,
  modelAt,
  operationNames,
  ruleId,
  rulesAt,
  validate,
} from '../../src/contract/index.js'
import { brokenLaws, frozen } from '../laws.js'
import { asInput } from '../requests/forms.js'
import type { InvalidOptions } from './breakers.js'
import { breakableRequirements, invalidRequest, type InvalidRequest } from './invalidRequest.js'

const EVERYTHING: InvalidOptions = { sendable: false, open: true }

const objection =
  (operation: string, revision = 'newest') =>
  ({ request, twin, requirement, also, pointer, status, errorType }: InvalidRequest): string | undefined => {
    const lawful = validate(operation, 'request', asInput(twin), revision)
    if (lawful.length > 0) return `the twin breaks ${lawful[0]!.requirement}`
    const found = validate(operation, 'request', asInput(request), revision)
    const ids = found.map((violation) => violation.requirement).sort()
    if (ids.join() !== [requirement, ...also].sort().join())
      return `labelled ${requirement}, breaks ${ids.join(', ')}`
    const there = found.find(
      (violation) => violation.requirement === requirement && violation.pointer === pointer,
    )
    return there?.status === status && there.errorType === errorType
      ? undefined
      : `nothing wrong at ${pointer}`
  }

describe.each(operationNames)('invalid requests of %s', (operation) => {
  it('keep the laws', { timeout: 120_000 }, () => {
    const laws = brokenLaws(invalidRequest(operation), objection(operation), { runs: 40, shrinks: 8 })
    expect(laws).toEqual([])
  })

  it('break every constraint and every rule', { timeout: 120_000 }, () => {
    const model = modelAt('newest')
    const constraints = constraintsOf(model, operation, 'request', model.operations.get(operation)!.input)
    const rules = rulesAt(operation, model.revision).map((rule) => ruleId(operation, rule))
    const all = [...constraints.map(({ id }) => id), ...rules]
    expect(breakableRequirements(operation, EVERYTHING)).toEqual(all)
    const judge = objection(operation)
    for (const requirement of all) {
      const [invalid] = fc.sample(invalidRequest(operation, { ...EVERYTHING, requirement }), {
        seed: 1,
        numRuns: 1,
      })
      expect(judge(invalid!)).toBeUndefined()
      expect(invalid!.requirement).toBe(requirement)
    }
  })

  it('of one seed stay as they are', () => {
    const text = ({ requirement, variant, pointer, also }: InvalidRequest): string =>
      [requirement, variant, pointer, ...also].join(' | ')
    expect(frozen(invalidRequest(operation).map(text), 1, 12)).toMatchSnapshot()
  })
})

it.each(['2023-09-28', '2024-05-30', '2024-06-20', '2024-12-04', '2025-06-30'])(
  'whatever holds at %s is broken as it was then',
  { timeout: 120_000 },
  (revision) => {
    for (const operation of modelAt(revision).operations.keys()) {
      const judge = objection(operation, revision)
      for (const requirement of breakableRequirements(operation, { ...EVERYTHING, revision })) {
        const arbitrary = invalidRequest(operation, { ...EVERYTHING, revision, requirement })
        expect(judge(fc.sample(arbitrary, { seed: 1, numRuns: 1 })[0]!)).toBeUndefined()
      }
    }
  },
)

describe('an invalid request', () => {
  const leastOf = (requirement: string): string => {
    const property = fc.property(invalidRequest('Converse', { requirement }), () => false)
    const [least] = fc.check(property, { seed: 1 }).counterexample as [InvalidRequest]
    return fc.stringify(least.request)
  }

  it.each([
    'converse.messages.images.max-pixels',
    'converse.messages.images.max-bytes',
    'converse.messages.images.max-count',
    'converse.messages.content.document.name.whitespace',
    'converse.additionalModelResponseFieldPaths.json-pointer',
    'converse.messages.content.each.union',
    'converse.toolConfig.tools.toolSpec.name.pattern',
    'converse.inferenceConfig.temperature.max',
  ])('of %s shrinks to the least that breaks it', { timeout: 60_000 }, (requirement) => {
    expect(leastOf(requirement)).toMatchSnapshot()
  })

  it('of a requirement that nothing breaks is refused', () => {
    expect(() => invalidRequest('Converse', { requirement: 'converse.no.such' })).toThrow(
      "No request of Converse can be made that breaks 'converse.no.such'.",
    )
  })

  it('is only what the profile has', () => {
    const ids = breakableRequirements('Converse', { features: ['image'] })
    expect(ids).toContain('converse.messages.images.max-pixels')
    expect(ids).not.toContain('converse.messages.images.max-bytes')
    expect(ids.filter((id) => id.includes('document'))).toEqual([])
  })

  it('can be sent, unless something else is asked for', () => {
    const ids = breakableRequirements('InvokeModel')
    expect(ids).not.toContain('invoke-model.modelId.required')
    expect(breakableRequirements('InvokeModel', { sendable: false })).toContain(
      'invoke-model.modelId.required',
    )
  })
})
