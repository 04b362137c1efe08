import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelAt, operationNames, validate } from '../../src/contract/index.js'
import { Media } from '../media/media.js'
import { brokenLaws, frozen } from '../laws.js'
import { Coverage } from '../shapes/testing/coverage.js'
import { FEATURE_MEMBERS } from '../shapes/features.js'
import { asInput } from './forms.js'
import { request, type Request, type ContractOptions } from './request.js'

const REVISIONS = ['2023-09-28', '2024-05-30', '2024-06-20', '2024-12-04', '2025-06-30', 'newest']

const violations = (operation: string, value: Request, revision = 'newest'): string | undefined =>
  validate(operation, 'request', asInput(value), revision)
    .map(({ requirement, pointer, message }) => `${requirement} at ${pointer}: ${message}`)
    .join('\n') || undefined

describe.each(operationNames)('requests of %s', (operation) => {
  it('keep the laws', { timeout: 60_000 }, () => {
    const objection = (value: Request): string | undefined => violations(operation, value)
    expect(brokenLaws(request(operation), objection, { runs: 60, shrinks: 12 })).toEqual([])
    expect(brokenLaws(request(operation, { open: true }), objection, { runs: 30, shrinks: 12 })).toEqual([])
  })

  it('are lawful at every revision that has it', { timeout: 60_000 }, () => {
    const having = REVISIONS.filter((revision) => modelAt(revision).operations.has(operation))
    for (const revision of having) {
      const sample = fc.sample(request(operation, { revision }), { seed: 1, numRuns: 150 })
      for (const value of sample) {
        expect(violations(operation, value, revision)).toBeUndefined()
        // Whatever was valid stays valid: no later revision withdrew a member or narrowed a constraint.
        expect(violations(operation, value)).toBeUndefined()
      }
    }
  })

  it('reach every member, branch and value of the revision', { timeout: 60_000 }, () => {
    const model = modelAt('newest')
    const coverage = new Coverage(model, model.operations.get(operation)!.input)
    for (const value of fc.sample(request(operation, { open: true }), { seed: 1, numRuns: 4000 }))
      coverage.add(value)
    expect(coverage.missing()).toEqual([])
  })

  it('of one seed stay as they are', () => {
    expect(frozen(request(operation), 1, 4)).toMatchSnapshot()
  })
})

describe('requests of Converse', () => {
  const shrunk = (options: ContractOptions, holds: (value: Request) => boolean): string =>
    fc.stringify(
      fc.check(fc.property(request('Converse', options), holds), { seed: 1, numRuns: 5000 })
        .counterexample?.[0],
    )

  it('shrink to the simplest there is', () => {
    expect(shrunk({}, () => false)).toBe(
      '{"modelId":"anthropic.claude-v2","messages":[{"role":"user","content":[{"text":"a"}]}]}',
    )
  })

  it('shrink to what matters, and to what the contract asks beside it', () => {
    const uses = (value: Request): readonly unknown[] =>
      messages(value).flatMap(({ content }) => content.filter((block) => 'toolUse' in block))
    expect(shrunk({}, (value) => uses(value).length < 3)).toMatchSnapshot('three tool uses')
    expect(
      shrunk({}, (value) => !JSON.stringify(value).includes('"citations":{"enabled":true}')),
    ).toMatchSnapshot('citations')
  })

  it('shrink large media without making them', () => {
    const isSmall = (value: Request): boolean =>
      media(value).every(({ byteLength }) => byteLength < 3_000_000)
    expect(shrunk({}, isSmall)).toMatchSnapshot()
  })

  it('hold twenty images and five documents at times', () => {
    const sample = fc.sample(request('Converse'), { seed: 1, numRuns: 3000 })
    const counts = (kind: string): number =>
      Math.max(
        ...sample.flatMap(messages).map(({ content }) => content.filter((block) => kind in block).length),
      )
    expect(counts('image')).toBe(20)
    expect(counts('document')).toBe(5)
  })

  it('leave out what a profile lacks', () => {
    const model = modelAt('newest')
    for (const [feature, members] of Object.entries(FEATURE_MEMBERS)) {
      const features = Object.keys(FEATURE_MEMBERS).filter((other) => other !== feature)
      const coverage = new Coverage(model, model.operations.get('Converse')!.input)
      for (const value of fc.sample(request('Converse', { features }), { seed: 1, numRuns: 300 })) {
        coverage.add(value)
        expect(violations('Converse', value)).toBeUndefined()
      }
      expect(members.filter((member) => coverage.has(member))).toEqual([])
    }
  })

  it('take given values for a shape', () => {
    const shapes = { ConversationalModelId: fc.constant('my-model') }
    for (const value of fc.sample(request('Converse', { shapes }), { seed: 1, numRuns: 50 })) {
      expect(value['modelId']).toBe('my-model')
    }
  })
})

interface Message {
  readonly content: readonly Readonly<Record<string, unknown>>[]
}

const messages = (value: Request): readonly Message[] => (value['messages'] ?? []) as readonly Message[]

function media(value: unknown): readonly Media[] {
  if (value instanceof Media) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(media) : []
}
