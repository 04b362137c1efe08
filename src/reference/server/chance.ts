import { createHash } from 'node:crypto'

/** Numbers that depend on a seed and a request alone: the same request is always answered in the same way. */
export interface Chance {
  /** A whole number from `least` up to, and including, `most`. */
  between(least: number, most: number): number
  /** `length` characters of an alphabet. */
  text(length: number, alphabet: string): string
  /** A lower-case UUID, version 4. */
  uuid(): string
}

export const BASE62 = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

export function chanceOf(...seeds: readonly (string | Uint8Array)[]): Chance {
  const hash = createHash('sha256')
  for (const seed of seeds) hash.update(seed).update('\0')
  const key = hash.digest()
  let pool = key
  let at = 0
  let round = 0
  const byte = (): number => {
    if (at === pool.byteLength) {
      pool = createHash('sha256')
        .update(key)
        .update(String((round += 1)))
        .digest()
      at = 0
    }
    return pool[at++]!
  }
  const below = (count: number): number => ((byte() << 16) | (byte() << 8) | byte()) % count
  return {
    between: (least, most) => least + below(most - least + 1),
    text: (length, alphabet) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join(''),
    uuid: () => {
      const bytes = Buffer.from(Array.from({ length: 16 }, byte))
      bytes[6] = (bytes[6]! & 0x0f) | 0x40
      bytes[8] = (bytes[8]! & 0x3f) | 0x80
      const hex = bytes.toString('hex')
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
        '-',
      )
    },
  }
}
