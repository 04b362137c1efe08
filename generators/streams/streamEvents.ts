import type * as fc from 'fast-check'
import { modelAt, operationAt, pathsBelow, type StructureAt } from '../../src/contract/index.js'
import { drafted } from '../recipes/drafts.js'
import { list } from '../recipes/list.js'
import type { Path, Recipe } from '../recipes/recipe.js'
import { structure, union, type Branch, type Fields } from '../recipes/structure.js'
import type { ContractOptions } from '../requests/request.js'
import { RecipeBook } from '../shapes/recipeBook.js'
import { stories, tell } from './converseStream.js'

/** One event of a stream: `{ [type]: payload }`. */
export type StreamEvent = Fields

export interface StreamOptions extends ContractOptions {
  /** Also streams that an exception cuts short. */
  readonly exceptions?: boolean
}

/**
 * Lawful answers of a streaming operation, event by event: for ConverseStream with blocks of every kind, for the others
 * chunks. An exception, where there may be one, is the last event. Shrinks to the shortest stream.
 *
 * @throws ContractError for a revision or operation that there is not.
 * @throws RangeError for an operation that does not stream.
 */
export function streamEvents(
  operation: string,
  options: StreamOptions = {},
): fc.Arbitrary<readonly StreamEvent[]> {
  const model = modelAt(options.revision ?? 'newest')
  const { name, responseStream: stream } = operationAt(model, operation)
  if (stream === undefined) throw new RangeError(`${name} answers no event stream.`)
  const book = new RecipeBook(model, options)
  const exceptions = options.exceptions === true ? exceptionsOf(stream, book) : []
  const places = [...pathsBelow(model, stream)].map(({ segments }) => segments)
  return name === 'ConverseStream'
    ? drafted(stories(book, exceptions), places, tell)
    : drafted(chunks(book, stream, exceptions), places, (draft) => {
        const { events, exception } = draft as { events: readonly Fields[]; exception?: Fields }
        return exception === undefined ? events : [...events, exception]
      })
}

const isException = (name: string): boolean => name.endsWith('Exception')

const exceptionsOf = ({ members }: StructureAt, book: RecipeBook): readonly Branch[] =>
  members
    .filter(({ name }) => isException(name))
    .map(({ name, target }) => ({ name, weight: 1, recipe: book.recipeFor(target) }))

function chunks(book: RecipeBook, { members }: StructureAt, exceptions: readonly Branch[]): Recipe<Fields> {
  const events = members
    .filter(({ name }) => !isException(name))
    .map(({ name, target }) => ({ name, weight: 1, recipe: book.recipeFor(target) }))
  const fields = structure([
    {
      name: 'events',
      required: true,
      percent: 100,
      recipe: list(union(events), { min: 1, max: 60, usual: 8 }),
    },
    ...(exceptions.length > 0
      ? [{ name: 'exception', required: false, percent: 10, recipe: union(exceptions) }]
      : []),
  ])
  const lead = ([event = '', ...rest]: Path): Path =>
    isException(event) ? ['exception', event, ...rest] : ['events', '[]', event, ...rest]
  return { ...fields, make: (random, path = []) => fields.make(random, lead(path)) }
}
