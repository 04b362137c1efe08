import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelAt, operationNames, validate, type ErrorValue } from '../../src/contract/index.js'
import { brokenLaws, frozen } from '../laws.js'
import { asInput } from '../requests/forms.js'
import { Coverage } from '../shapes/testing/coverage.js'
import { error } from './error.js'
import { response, type Response } from './response.js'

describe.each(operationNames)('answers of %s', (operation) => {
  const having = ['2023-09-28', '2024-05-30', '2025-06-30', 'newest'].filter((revision) =>
    modelAt(revision).operations.has(operation),
  )
  const objection =
    (part: string, revision: string) =>
    (value: Response | ErrorValue): string | undefined =>
      validate(operation, part, asInput(value), revision)
        .map(({ pointer, message }) => `${pointer}: ${message}`)
        .join('\n') || undefined

  it('keep the laws', { timeout: 60_000 }, () => {
    for (const revision of having) {
      const lawful = objection('response', revision)
      expect(brokenLaws(response(operation, { revision }), lawful, { runs: 30, shrinks: 12 })).toEqual([])
    }
  })

  it('reach every member, branch and value of the revision', { timeout: 60_000 }, () => {
    const model = modelAt('newest')
    const coverage = new Coverage(model, model.operations.get(operation)!.output)
    for (const value of fc.sample(response(operation, { open: true }), { seed: 1, numRuns: 4000 }))
      coverage.add(value)
    expect(coverage.missing()).toEqual([])
  })

  it('that are errors keep the laws, and are all that the operation lists', () => {
    for (const revision of having) {
      expect(brokenLaws(error(operation, { revision }), objection('error', revision))).toEqual([])
    }
    const names = fc.sample(error(operation), { seed: 1, numRuns: 300 }).map(({ name }) => name)
    const listed = modelAt('newest')
      .operations.get(operation)!
      .errors.map(({ name }) => name)
    expect(new Set(names)).toEqual(new Set(listed))
  })

  it('of one seed stay as they are', () => {
    expect(frozen(response(operation), 1, 2)).toMatchSnapshot('answers')
    expect(frozen(error(operation), 1, 2)).toMatchSnapshot('errors')
  })
})

describe('answers of Converse', () => {
  it('count their tokens, and ask for tools when they say so', () => {
    for (const value of fc.sample(response('Converse'), { seed: 1, numRuns: 500 })) {
      const { usage, stopReason, output } = value as unknown as ConverseAnswer
      expect(usage.totalTokens).toBe(usage.inputTokens + usage.outputTokens)
      const asks = output.message.content.some((block) => 'toolUse' in block)
      expect(stopReason === 'tool_use' && !asks).toBe(false)
      expect(stopReason === 'end_turn' && asks).toBe(false)
    }
  })
})

interface ConverseAnswer {
  readonly usage: Readonly<Record<'inputTokens' | 'outputTokens' | 'totalTokens', number>>
  readonly stopReason: string
  readonly output: { readonly message: { readonly content: readonly object[] } }
}
