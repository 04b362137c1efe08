import type * as fc from 'fast-check'
import { modelAt, operationAt, type ErrorValue } from '../../src/contract/index.js'
import { drafted } from '../recipes/drafts.js'
import { union, type Fields } from '../recipes/structure.js'
import type { ContractOptions } from '../requests/request.js'
import { RecipeBook } from '../shapes/recipeBook.js'

/**
 * The modelled errors of an operation: name, HTTP status, and a body with a message. Shrinks to the first of them with the
 * message `a`.
 *
 * @throws ContractError for a revision or operation that there is not.
 */
export function error(operation: string, options: ContractOptions = {}): fc.Arbitrary<ErrorValue> {
  const model = modelAt(options.revision ?? 'newest')
  const book = new RecipeBook(model, options)
  const { errors } = operationAt(model, operation)
  const recipe = union(errors.map(({ name }) => ({ name, weight: 1, recipe: book.recipeFor(name) })))
  const statuses = new Map(errors.map(({ name, status }) => [name, status]))
  return drafted(recipe, [], (draft) => {
    const [[name, body]] = Object.entries(draft) as [[string, Fields]]
    return { name, status: statuses.get(name)!, body: { message: 'a', ...body } }
  })
}
