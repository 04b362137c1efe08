import { choice } from '../recipes/choice.js'
import { happens, pick, type Recipe } from '../recipes/recipe.js'
import { simplifyText } from '../recipes/text.js'

const WORDS =
  'the weather in Lisbon is 21 °C today, please summarise "Moby Dick" for me! {"key": [1]} naïve 漢字 😀 <b>&amp;</b> \\n ✓ é a'.split(
    ' ',
  )
const SEPARATORS = [' ', ' ', ' ', '\n', ', ', '\t'] as const

/** Texts as people write them, never blank. Simpler is what is shorter, down to `a`. */
export function prose({
  min = 1,
  max = 400,
}: { readonly min?: number; readonly max?: number } = {}): Recipe<string> {
  const isFitting = (text: string): boolean =>
    text.length >= Math.max(min, 1) && text.length <= max && text.trim() !== ''
  return {
    make(random) {
      let made = pick(random, WORDS)
      const words = happens(random, 5) ? 60 : random.nextInt(0, 8)
      for (let left = words; left > 0; left--) made += pick(random, SEPARATORS) + pick(random, WORDS)
      return isFitting(made) ? made : cut(made, min, max)
    },
    simplest: () => 'a'.repeat(Math.max(min, 1)),
    *simplify(value) {
      for (const simple of simplifyText(value, 'a', Math.max(min, 1))) if (isFitting(simple)) yield simple
    },
  }
}

/** Never between the halves of a character that takes two units. */
const cut = (text: string, min: number, max: number): string =>
  text
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
    .padEnd(Math.max(min, 1), 'a')

/** Times of RFC 3339 in UTC, as the service writes them. */
export const times: Recipe<string> = choice(
  '2024-12-03T00:00:00Z',
  '2025-06-30T23:59:59Z',
  '2026-02-28T12:34:56.789Z',
  '2024-02-29T00:00:00Z',
)
