import { isObject, listIn, objectIn, textIn, type Json } from '../json.js'

/** The blocks of the last message. */
export const lastBlocks = (value: Json): readonly unknown[] =>
  listIn(listIn(value, 'messages').at(-1), 'content')

/** The last text that the caller said: of a message, of guarded content, or of a native body. */
export function lastText(value: Json): string {
  const texts = [...lastBlocks(value), ...listIn(value, 'content')].flatMap((block) => textsOf(block))
  return texts.at(-1) ?? 'nothing'
}

/** Every text in all messages and content blocks. */
export const allTexts = (value: Json): string[] => [
  ...listIn(value, 'messages')
    .flatMap((message) => listIn(message, 'content'))
    .flatMap(textsOf),
  ...listIn(value, 'content').flatMap(textsOf),
]

function textsOf(block: unknown): string[] {
  if (!isObject(block)) return []
  const plain = textIn(block, 'text')
  const guarded =
    textIn(objectIn(block, 'text'), 'text') ??
    textIn(objectIn(objectIn(block, 'guardContent'), 'text'), 'text')
  return [plain, guarded].filter((text) => text !== undefined)
}

/** A block of one kind among those of the last message, if any. */
export const lastBlockOf = (value: Json, type: string): Json | undefined => {
  const block = lastBlocks(value).findLast((candidate) => isObject(candidate) && isObject(candidate[type]))
  return isObject(block) ? objectIn(block, type) : undefined
}
