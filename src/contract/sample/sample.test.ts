import { describe, expect, it } from 'vitest'
import { constraintsOf } from '../constraints.js'
import { modelAt, type ModelOperation } from '../model.js'
import { segmentsOf, pathText } from '../paths.js'
import { revisions } from '../revisions.js'
import { validate } from '../validate.js'
import { leastOf, variantsOf } from './sample.js'

const mechanical = (
  operation: ModelOperation,
  part: 'request' | 'response',
  value: unknown,
  revision: string,
) => validate(operation.name, part, value, revision).filter(({ constraint }) => constraint !== undefined)

describe.each(['2023-09-28', '2024-05-30', '2024-07-25', '2024-12-04', '2025-06-30', 'newest'])(
  'samples at %s',
  (revision) => {
    const model = modelAt(revision)

    it.each([...model.operations.values()])('are lawful for $name', (operation) => {
      for (const part of ['request', 'response'] as const) {
        const root = part === 'request' ? operation.input.name : operation.output.name
        expect(mechanical(operation, part, leastOf(model, root), revision)).toEqual([])
        for (const value of variantsOf(model, root))
          expect(mechanical(operation, part, value, revision)).toEqual([])
      }
    })
  },
)

describe('variantsOf', () => {
  it('reaches every place of every answer of the newest revision', () => {
    const model = modelAt('newest')
    for (const operation of model.operations.values()) {
      const seen = new Set<string>()
      for (const value of variantsOf(model, operation.output.name))
        visit(value, [], seen, (keys) => pathText(segmentsOf(model, operation.output, keys)))
      const places = constraintsOf(model, operation.name, 'response', operation.output)
        .map(({ path }) => path)
        .filter(({ segments, member }) => segments.at(-1) !== '{key}' && member !== undefined)
        .map(({ segments }) => pathText(segments))
      expect(places.filter((place) => !seen.has(place))).toEqual([])
    }
  })
})

it('has a lawful text for every pattern of every revision', () => {
  for (const revision of revisions) {
    const model = modelAt(revision)
    for (const shape of model.shapes.values()) {
      if (shape.type !== 'string' || shape.pattern === undefined) continue
      const [sample] = variantsOf(model, shape.name)
      expect(
        new RegExp(`^(?:${shape.pattern})$`, 'u').test(String(sample)),
        `${shape.name} at ${revision.id}`,
      ).toBe(true)
    }
  }
})

function visit(
  value: unknown,
  keys: readonly string[],
  seen: Set<string>,
  name: (keys: readonly string[]) => string,
): void {
  if (keys.length > 0) seen.add(name(keys))
  if (typeof value !== 'object' || value === null) return
  for (const [key, content] of Object.entries(value)) visit(content, [...keys, key], seen, name)
}
