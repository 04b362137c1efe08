import { integers, type Range } from './integer.js'
import type { Recipe } from './recipe.js'

export interface TextOptions {
  /** What it is made of; the first is what the others are simplified to. One that is there twice comes twice as often. */
  readonly alphabet: readonly string[]
  /** Characters of the alphabet. */
  readonly length: Range
}

/** Texts over an alphabet. Simpler is what is shorter, then what is made of the first character. */
export function text({ alphabet, length }: TextOptions): Recipe<string> {
  const lengths = integers(length)
  const [plain] = alphabet
  return {
    make(random) {
      let made = ''
      for (let left = lengths.make(random); left > 0; left--)
        made += alphabet[random.nextInt(0, alphabet.length - 1)]!
      return made
    },
    simplest: () => plain!.repeat(length.min),
    simplify: (value) => simplifyText(value, plain!, length.min),
  }
}

/** The characters of a text as an alphabet. */
export const alphabetOf = (text: string): readonly string[] => Array.from(text)

/** Ever smaller stretches taken away, as long as enough remains; then ever smaller stretches made plain. */
export function* simplifyText(text: string, plain: string, minLength: number): Generator<string> {
  const letters = alphabetOf(text)
  for (const [from, to] of stretches(letters.length)) {
    if (to - from <= letters.length - minLength) yield letters.toSpliced(from, to - from).join('')
  }
  const odd = letters.flatMap((letter, at) => (letter === plain ? [] : [at]))
  for (const [from, to] of stretches(odd.length)) {
    const simple = [...letters]
    for (const at of odd.slice(from, to)) simple[at] = plain
    yield simple.join('')
  }
}

/** The whole, its halves, their halves … each from the end to the start. */
export function* stretches(length: number): Generator<readonly [from: number, to: number]> {
  for (let size = length; size >= 1; size = Math.floor(size / 2)) {
    for (let to = length; to > 0; to -= size) yield [Math.max(0, to - size), to]
  }
}
