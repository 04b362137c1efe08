import { compact, listIn, textIn, type Json } from '../json.js'
import { tokensOfJson } from './tokens.js'

/** Token counts of an answer. A cache point splits the input: what stands before it was read from the cache. */
export function usageOf(value: Json, content: readonly Json[], outputTokens: number): Json {
  const total = tokensOfJson(value['messages'] ?? '')
  const points = [
    ...listIn(value, 'system'),
    ...listIn(value, 'messages').flatMap((message) => listIn(message, 'content')),
  ].filter((block) => typeof block === 'object' && block !== null && 'cachePoint' in block)
  const cached = points.length === 0 ? undefined : Math.floor(total / 2)
  const inputTokens = total - (cached ?? 0)
  const [point] = points as readonly { cachePoint: unknown }[]
  return compact({
    inputTokens,
    outputTokens: content.length === 0 ? 0 : outputTokens,
    totalTokens: total + (content.length === 0 ? 0 : outputTokens),
    cacheReadInputTokens: cached === undefined ? undefined : 0,
    cacheWriteInputTokens: cached,
    cacheDetails:
      cached === undefined
        ? undefined
        : [{ ttl: textIn(point?.cachePoint, 'ttl') ?? '5m', inputTokens: cached }],
  })
}
