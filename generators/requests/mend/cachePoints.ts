import type { Fields } from '../../recipes/structure.js'
import { messagesOf, without, type Mend } from './mend.js'

/** Models take no more in one request. */
const MOST = 4

/**
 * At most four cache points, each after something that can be cached and none after another, all of one lifetime: a longer
 * one must not follow a shorter.
 */
export const placeCachePoints: Mend = (request) => {
  let count = 0
  const place = (blocks: readonly Fields[]): readonly Fields[] =>
    blocks.flatMap((block, at) => {
      const point = block['cachePoint'] as Fields | undefined
      if (point === undefined) return [block]
      const follows = at > 0 && blocks[at - 1]!['cachePoint'] === undefined
      return follows && ++count <= MOST ? [{ cachePoint: lasting(point) }] : []
    })
  let ttl: unknown
  const lasting = (point: Fields): Fields => {
    if (count === 1) ttl = point['ttl']
    return ttl === undefined ? without(point, 'ttl') : { ...point, ttl }
  }
  const tools = request['toolConfig'] as Fields | undefined
  const toolConfig = tools && { ...tools, tools: place(tools['tools'] as readonly Fields[]) }
  const system = place((request['system'] ?? []) as readonly Fields[])
  const messages = messagesOf(request).map((message) => ({ ...message, content: place(message.content) }))
  return {
    ...without(request, 'system'),
    ...(toolConfig !== undefined && { toolConfig }),
    ...(system.length > 0 && { system }),
    ...(messages.length > 0 && { messages }),
  }
}
