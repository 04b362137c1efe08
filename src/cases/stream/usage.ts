import type { Finding } from '../case.js'

/**
 * Whether the counts of a usage add up. Cache reads and writes are counted into the total where they occur, or beside
 * it: both sums were recorded.
 */
export function usageFindings(holder: unknown, pointer: string): Finding[] {
  const usage = (holder as { usage?: Readonly<Record<string, unknown>> } | undefined)?.usage
  if (usage === undefined) return []
  const count = (name: string): number => (typeof usage[name] === 'number' ? usage[name] : 0)
  const plain = count('inputTokens') + count('outputTokens')
  const cached = plain + count('cacheReadInputTokens') + count('cacheWriteInputTokens')
  const total = usage['totalTokens']
  if (typeof total !== 'number' || total === plain || total === cached) return []
  return [
    {
      message: `totalTokens is ${total}, the tokens add up to ${plain}${cached === plain ? '' : ` or ${cached}`}`,
      pointer: `${pointer}/totalTokens`,
    },
  ]
}
