import { isObject, type JsonObject as Json } from '../jsonObject.js'
import { pointerTo } from '../pointer.js'

/** The content of a message or tool result that is set: which member, and its value. */
export interface Block {
  readonly type: string
  readonly value: unknown
  readonly pointer: string
}

export interface Turn {
  readonly role: unknown
  readonly pointer: string
  readonly blocks: readonly Block[]
}

const read = new WeakMap<Json, readonly Turn[]>()

/** The messages of a Converse request, with whatever is not of their shape passed over. Read once for all rules. */
export function turnsOf(request: Json): readonly Turn[] {
  const known = read.get(request) ?? readTurns(request)
  read.set(request, known)
  return known
}

function readTurns(request: Json): Turn[] {
  return listAt(request, 'messages').flatMap((message, index) => {
    if (!isObject(message)) return []
    const pointer = pointerTo('', 'messages', index)
    return [
      { role: message['role'], pointer, blocks: blocksOf(message['content'], pointerTo(pointer, 'content')) },
    ]
  })
}

/** All blocks of one kind in all messages, with the turn they stand in. */
export function* blocksOfType(
  request: Json,
  type: string,
): Generator<{ turn: Turn; block: Block; value: Json }> {
  for (const turn of turnsOf(request)) {
    for (const block of turn.blocks) {
      if (block.type === type && isObject(block.value)) yield { turn, block, value: block.value }
    }
  }
}

export const countOf = (turn: Turn, type: string): number =>
  turn.blocks.filter((block) => block.type === type).length

/** Blocks of a content list: each known by the members it sets; a block with several members is as many blocks. */
function blocksOf(content: unknown, base: string): Block[] {
  if (!Array.isArray(content)) return []
  return content.flatMap((block: unknown, index) =>
    isObject(block)
      ? Object.entries(block)
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([type, value]) => ({ type, value, pointer: pointerTo(base, index, type) }))
      : [],
  )
}

export function listAt(value: Json, member: string): readonly unknown[] {
  const list = value[member]
  return Array.isArray(list) ? list : []
}

export function objectAt(value: Json, member: string): Json | undefined {
  const object = value[member]
  return isObject(object) ? object : undefined
}
