import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { modelAt, revisions } from '../../src/contract/index.js'
import { arbitrary } from '../recipes/recipe.js'
import { whole } from './identifiers.js'
import { RecipeBook } from './recipeBook.js'

it('every text of every revision matches its pattern and keeps to its length', () => {
  for (const revision of revisions) {
    const model = modelAt(revision)
    const book = new RecipeBook(model)
    for (const shape of model.shapes.values()) {
      if (shape.type !== 'string') continue
      const { min = 0, max = Infinity, pattern = '[^]*', name } = shape
      for (const text of fc.sample(arbitrary(book.recipeFor(name)), { seed: 1, numRuns: 20 }) as string[]) {
        const length = Array.from(text).length
        const where = `${name} of ${revision.id}: ${text}`
        expect(whole(pattern)(text), where).toBe(true)
        expect(length >= min && length <= max, where).toBe(true)
      }
    }
  }
})

it('names of tools are of 1 and of 64 characters at times', () => {
  const book = new RecipeBook(modelAt('newest'))
  const names = fc.sample(arbitrary(book.recipeFor('ToolName')), { seed: 1, numRuns: 200 }) as string[]
  const lengths = new Set(names.map(({ length }) => length))
  expect(lengths).toContain(1)
  expect(lengths).toContain(64)
})
