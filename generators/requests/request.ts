import * as fc from 'fast-check'
import {
  modelAt,
  operationAt,
  pathsBelow,
  type Model,
  type ModelOperation,
} from '../../src/contract/index.js'
import { ANYWHERE, happens, pick, type Path, type Recipe } from '../recipes/recipe.js'
import type { Fields } from '../recipes/structure.js'
import { RecipeBook, type ShapeOptions } from '../shapes/recipeBook.js'
import { mendRequest } from './mend/index.js'

export interface RequestOptions extends ShapeOptions {
  /** As the contract names revisions; the newest, when it is left out. */
  readonly revision?: string
}

/** All members, those of URI, query and headers included; media as descriptors, other blobs as `Media` too. */
export type Request = Fields

/**
 * Lawful requests of an operation, weighted to what people send. Half of them are led to one place of the model, each as
 * often as any other, so that every member, union branch and enum value comes. Shrinks to the simplest request.
 *
 * @throws ContractError for a revision or operation that there is not.
 */
export function request(operation: string, options: RequestOptions = {}): fc.Arbitrary<Request> {
  return new Requests(new RequestRecipe(operation, options))
}

/** How requests of an operation are drafted and mended; a draft remembers nothing, a mended request is not drafted again. */
export class RequestRecipe {
  readonly model: Model
  readonly operation: ModelOperation
  readonly book: RecipeBook
  /** Every place that the options leave in. */
  readonly paths: readonly Path[]
  private readonly shape: Recipe<Fields>

  constructor(operation: string, options: RequestOptions) {
    this.model = modelAt(options.revision ?? 'newest')
    this.operation = operationAt(this.model, operation)
    this.book = new RecipeBook(this.model, options)
    this.paths = [...pathsBelow(this.model, this.operation.input)].map(({ segments }) => segments)
    this.shape = this.book.recipeFor(this.operation.input.name) as Recipe<Fields>
  }

  draft(random: fc.Random, path: Path = ANYWHERE): Fields {
    return this.shape.make(random, path)
  }

  simplify(draft: Fields): Iterable<Fields> {
    return this.shape.simplify(draft)
  }

  mend(draft: Fields): Request {
    return mendRequest(this.operation.name, draft, this.book)
  }
}

class Requests extends fc.Arbitrary<Request> {
  constructor(private readonly recipe: RequestRecipe) {
    super()
  }

  override generate(random: fc.Random): fc.Value<Request> {
    const path = happens(random, 50) ? pick(random, this.recipe.paths) : ANYWHERE
    return this.value(this.recipe.draft(random, path))
  }

  override canShrinkWithoutContext(_value: unknown): _value is Request {
    return false
  }

  /** The draft is what is simplified: a mended request may be mended again into what it was. */
  override shrink(_value: Request, draft: unknown): fc.Stream<fc.Value<Request>> {
    return fc.stream(this.simpler(draft as Fields))
  }

  private *simpler(draft: Fields): Generator<fc.Value<Request>> {
    for (const simple of this.recipe.simplify(draft)) yield this.value(simple)
  }

  private value(draft: Fields): fc.Value<Request> {
    return new fc.Value(this.recipe.mend(draft), draft)
  }
}
