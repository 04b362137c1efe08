import type { Fields } from '../../recipes/structure.js'
import type { RecipeBook } from '../../shapes/recipeBook.js'

/**
 * Puts right in a draft, whose shapes are lawful, what one rule of prose asks for, and leaves alone what was right.
 *
 * Mends run in a fixed order, and none undoes what an earlier one did.
 */
export type Mend = (request: Fields, book: RecipeBook) => Fields

/** A message, or one block of its content: an object with one member that says of what kind it is. */
export interface Message {
  readonly role: string
  readonly content: readonly Block[]
}

export type Block = Fields

export const kindOf = (block: Block): string => Object.keys(block)[0] ?? ''

/** The value of a block of a kind; `undefined` for other kinds. */
export const valueOf = (block: Block, kind: string): Fields | undefined => block[kind] as Fields | undefined

export const FILLER: Block = { text: 'a' }

export const messagesOf = (request: Fields): readonly Message[] =>
  (request['messages'] ?? []) as readonly Message[]

/** Change every block of every message; what becomes `undefined` is left out. */
export const mapBlocks = (
  messages: readonly Message[],
  change: (block: Block, at: number, message: Message) => Block | undefined,
): readonly Message[] =>
  messages.map((message) => ({
    ...message,
    content: message.content.flatMap((block, at): readonly Block[] => {
      const changed = change(block, at, message)
      return changed === undefined ? [] : [changed]
    }),
  }))

export const without = (value: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
