import { describe, expect, it } from 'vitest'
import { constraintsOf } from './constraints.js'
import { modelAt, operationAt } from './model.js'

describe('constraintsOf', () => {
  const newest = modelAt('newest')

  it.each([...newest.operations.values()])(
    'gives every constraint of $name an id of its own',
    (operation) => {
      const ids = constraintsOf(newest, operation.name, 'request', operation.input).map(({ id }) => id)
      expect(ids.length).toBe(new Set(ids).size)
      expect(ids.length).toBeGreaterThan(0)
    },
  )

  it('names the place and the kind', () => {
    const { input } = operationAt(newest, 'Converse')
    const ids = constraintsOf(newest, 'Converse', 'request', input).map(({ id }) => id)
    expect(ids).toEqual(
      expect.arrayContaining([
        'converse.modelId.pattern',
        'converse.messages.role.enum',
        'converse.messages.content.each.union',
        'converse.messages.content.document.name.max-length',
        'converse.messages.content.image.source.bytes.min-bytes',
        'converse.inferenceConfig.temperature.max',
        'converse.requestMetadata.each-key.pattern',
        'converse.toolConfig.tools.min-count',
      ]),
    )
  })

  it('follows the revision', () => {
    const idsAt = (revision: string): string[] => {
      const model = modelAt(revision)
      return constraintsOf(model, 'Converse', 'request', operationAt(model, 'Converse').input).map(
        ({ id }) => id,
      )
    }
    expect(idsAt('2024-10-29')).toContain('converse.messages.required')
    expect(idsAt('2024-11-07')).not.toContain('converse.messages.required')
    expect(idsAt('2024-05-30').some((id) => id.includes('.document.'))).toBe(false)
  })
})
