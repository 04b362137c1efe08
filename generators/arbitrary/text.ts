import * as fc from 'fast-check'
import { within, type Range } from './within.js'

export interface TextOptions {
  /** What it is made of; the first is what the others shrink to. A character that is there twice comes twice as often. */
  readonly alphabet: readonly string[]
  /** Characters of the alphabet. */
  readonly length: Range
}

/** Texts over an alphabet. Shrinks to what is short, then to what is made of the first. */
export function text({ alphabet, length }: TextOptions): fc.Arbitrary<string> {
  return new Text(alphabet, length).map((letters) => letters.map((letter) => alphabet[letter]!).join(''))
}

/** The characters of a text as an alphabet. */
export const alphabetOf = (text: string): readonly string[] => Array.from(text)

/** Indices into the alphabet: faster than an array of arbitraries, and it needs no context to be shrunk. */
class Text extends fc.Arbitrary<readonly number[]> {
  private readonly lengths: fc.Arbitrary<number>

  constructor(
    private readonly alphabet: readonly string[],
    private readonly range: Range,
  ) {
    super()
    this.lengths = within(range)
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<readonly number[]> {
    const length = this.lengths.generate(random, bias).value
    const last = this.alphabet.length - 1
    return new fc.Value(
      Array.from({ length }, () => random.nextInt(0, last)),
      undefined,
    )
  }

  override canShrinkWithoutContext(value: unknown): value is readonly number[] {
    return Array.isArray(value) && value.length >= this.range.min && value.length <= this.range.max
  }

  override shrink(letters: readonly number[]): fc.Stream<fc.Value<readonly number[]>> {
    return fc.stream(simpler(letters, this.range.min)).map((simple) => new fc.Value(simple, undefined))
  }
}

/** Ever smaller stretches taken away, as long as enough remain; then ever smaller stretches made plain. */
function* simpler(letters: readonly number[], minLength: number): Generator<readonly number[]> {
  const spare = letters.length - minLength
  for (const [from, to] of stretches(letters.length)) {
    if (to - from <= spare) yield letters.toSpliced(from, to - from)
  }
  const odd = letters.flatMap((letter, at) => (letter === 0 ? [] : [at]))
  for (const [from, to] of stretches(odd.length)) {
    const simple = [...letters]
    for (const at of odd.slice(from, to)) simple[at] = 0
    yield simple
  }
}

/** The whole, its halves, their halves … each from the end to the start. */
function* stretches(length: number): Generator<readonly [from: number, to: number]> {
  for (let size = length; size >= 1; size = Math.floor(size / 2)) {
    for (let to = length; to > 0; to -= size) yield [Math.max(0, to - size), to]
  }
}
