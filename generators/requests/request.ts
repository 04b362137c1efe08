import type * as fc from 'fast-check'
import {
  modelAt,
  operationAt,
  pathsBelow,
  type Model,
  type ModelOperation,
} from '../../src/contract/index.js'
import { drafted } from '../recipes/drafts.js'
import type { Path, Recipe } from '../recipes/recipe.js'
import type { Fields } from '../recipes/structure.js'
import { RecipeBook, type ShapeOptions } from '../shapes/recipeBook.js'
import { mendRequest } from './mend/index.js'

export interface ContractOptions extends ShapeOptions {
  /** As the contract names revisions; the newest, when it is left out. */
  readonly revision?: string
}

/** All members, those of URI, query and headers included; blobs are descriptors (`Media`), made when asked for. */
export type Request = Fields

/**
 * Lawful requests of an operation, weighted to what people send. Half of them are led to one place of the model, each as
 * often as any other, so that every member, union branch and enum value comes. Shrinks to the simplest request.
 *
 * @throws ContractError for a revision or operation that there is not.
 */
export function request(operation: string, options: ContractOptions = {}): fc.Arbitrary<Request> {
  const { recipe, places, finish } = new RequestDrafts(operation, options)
  return drafted(recipe, places, finish)
}

/** How requests of an operation are drafted, and made lawful. */
export class RequestDrafts {
  readonly model: Model
  readonly operation: ModelOperation
  readonly book: RecipeBook
  readonly recipe: Recipe<Fields>
  /** Every place of the model, those that the options leave out too: nothing leads there. */
  readonly places: readonly Path[]

  constructor(operation: string, options: ContractOptions) {
    this.model = modelAt(options.revision ?? 'newest')
    this.operation = operationAt(this.model, operation)
    this.book = new RecipeBook(this.model, options)
    this.places = [...pathsBelow(this.model, this.operation.input)].map(({ segments }) => segments)
    this.recipe = this.book.recipeFor(this.operation.input.name) as Recipe<Fields>
  }

  readonly finish = (draft: Fields): Request => mendRequest(this.operation.name, draft, this.book)
}
