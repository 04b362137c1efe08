import type * as fc from 'fast-check'
import { modelAt, operationAt, pathsBelow, type OperationName } from '../../src/contract/index.js'
import { drafted } from '../recipes/drafts.js'
import type { Recipe } from '../recipes/recipe.js'
import type { Fields } from '../recipes/structure.js'
import { FILLER, kindOf, type Block } from '../requests/mend/mend.js'
import type { ContractOptions } from '../requests/request.js'
import { RecipeBook } from '../shapes/recipeBook.js'
import { addUp } from './usage.js'

/** All members, those of headers included; event streams left out: `streamEvents` makes them. */
export type Response = Fields

/**
 * Lawful answers of an operation, each place of the model as often as any other in half of them. With `open`, the message
 * of Converse also holds what the shape allows and no model says, such as documents. Shrinks to the simplest answer.
 *
 * @throws ContractError for a revision or operation that there is not.
 */
export function response(operation: string, options: ContractOptions = {}): fc.Arbitrary<Response> {
  const model = modelAt(options.revision ?? 'newest')
  const { name, output } = operationAt(model, operation)
  const places = [...pathsBelow(model, output)].map(({ segments }) => segments)
  const recipe = new RecipeBook(model, options).recipeFor(output.name) as Recipe<Fields>
  const mend = mends(options.open ?? false)[name]
  return drafted(recipe, places, mend ?? ((draft) => draft))
}

type Mend = (draft: Fields) => Response

const mends = (open: boolean): Readonly<Partial<Record<OperationName, Mend>>> => ({
  Converse: (draft) => {
    const message = (draft['output'] as Fields)['message'] as Fields
    const said = (message['content'] as readonly Block[]).filter((block) => open || SAID.has(kindOf(block)))
    const content = said.length > 0 ? said : [FILLER]
    return {
      ...draft,
      output: { message: { ...message, role: open ? message['role'] : 'assistant', content } },
      stopReason: stopReasonOf(draft['stopReason'], content),
      usage: addUp(draft['usage'] as Fields),
    }
  },
})

/** What models say. */
const SAID: ReadonlySet<string> = new Set([
  'text',
  'image',
  'toolUse',
  'toolResult',
  'reasoningContent',
  'citationsContent',
])

/** A message that asks for a tool says so, and no other does. */
export function stopReasonOf(drafted: unknown, content: readonly Block[]): unknown {
  const asks = content.some((block) => kindOf(block) === 'toolUse')
  if (asks) return drafted === 'end_turn' ? 'tool_use' : drafted
  return drafted === 'tool_use' ? 'end_turn' : drafted
}
