import type { Fields } from '../recipes/structure.js'

/** Tokens of input and output add up, and so do those written to the cache by lifetime; none are counted twice. */
export function addUp(usage: Fields): Fields {
  const count = (member: string): number => (usage[member] as number | undefined) ?? 0
  const details = usage['cacheDetails'] as readonly Fields[] | undefined
  const written = details?.reduce((total, { inputTokens }) => total + (inputTokens as number), 0)
  const cached = {
    ...usage,
    ...(written !== undefined && written <= LARGEST && { cacheWriteInputTokens: written }),
  }
  const totalTokens = count('inputTokens') + count('outputTokens')
  return totalTokens <= LARGEST ? { ...cached, totalTokens } : { ...cached, ...SMALL }
}

const LARGEST = 2 ** 31 - 1
const SMALL = { inputTokens: 1, outputTokens: 1, totalTokens: 2 }
