import { isObject } from '../jsonObject.js'
import { turnsOf, type Block, type Turn } from './conversation.js'

/** The ids of the tool uses or tool results of a turn, as far as they are strings. */
export function toolIds(turn: Turn, type: 'toolUse' | 'toolResult'): { id: string; block: Block }[] {
  return turn.blocks.flatMap((block) => {
    const id = block.type === type && isObject(block.value) ? block.value['toolUseId'] : undefined
    return typeof id === 'string' ? [{ id, block }] : []
  })
}

/** Each turn with the turn before it. */
export function* turnPairs(
  request: Readonly<Record<string, unknown>>,
): Generator<{ before: Turn | undefined; turn: Turn }> {
  let before: Turn | undefined
  for (const turn of turnsOf(request)) {
    yield { before, turn }
    before = turn
  }
}

/** A tool that the service runs itself is answered in the same turn, by the service: the caller owes it no result. */
export const isRunByService = ({ value }: Block): boolean =>
  isObject(value) && value['type'] === 'server_tool_use'
