/** A count of tokens that is the same for the same text: four characters each, at least one. */
export const tokensOf = (text: string): number => Math.max(1, Math.ceil(text.length / 4))

/** The same for any JSON, by the characters of its keys and values; nothing is written out for it. */
export const tokensOfJson = (value: unknown): number => Math.max(1, Math.ceil(lengthOf(value) / 4))

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2
  if (value instanceof Uint8Array) return value.byteLength
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + lengthOf(item) + 1, 1)
  if (typeof value !== 'object' || value === null) return String(value).length
  return Object.entries(value).reduce((sum, [name, content]) => sum + name.length + 4 + lengthOf(content), 1)
}
