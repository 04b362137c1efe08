import * as fc from 'fast-check'
import { mended } from '../../recipes/derived.js'
import { arbitrary, type Recipe } from '../../recipes/recipe.js'
import { alphabetOf, text } from '../../recipes/text.js'

/** The longest that the model allows since 2024-06-24. */
const LONGEST = 200

/**
 * Classes of characters that the documentation allows in a name, each read so narrowly that nobody disputes it. What is
 * there more than once comes more often.
 */
export const NAME_CLASSES = {
  letter: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digit: '0123456789',
  space: '    ',
  hyphen: '-',
  parenthesis: '()',
  bracket: '[]',
} as const

export interface NameLengths {
  readonly minLength?: number
  readonly maxLength?: number
}

/**
 * Lawful names of documents: every class of character, single spaces and never at an end (where a server might trim
 * them), the shortest and the longest length on purpose. Shrinks towards `a`.
 */
export const documentNames = (lengths: NameLengths = {}): fc.Arbitrary<string> =>
  arbitrary(nameRecipe(lengths))

export const nameRecipe = ({ minLength = 1, maxLength = LONGEST }: NameLengths = {}): Recipe<string> =>
  mended(text({ alphabet: ALPHABET, length: { min: minLength, max: maxLength } }), (name) =>
    // A letter instead of a space that would be one too many: without it, the name would be too short.
    name.replace(/^ | (?= )| $/g, 'a'),
  )

const ALPHABET = alphabetOf(Object.values(NAME_CLASSES).join(''))

/** A name that breaks one rule. */
export interface BadName {
  readonly name: string
  readonly label: BadNameLabel
  /** Whether the documents settle it; where they do not, the service refuses it and the prose may be read otherwise. */
  readonly settled: boolean
}

export type BadNameLabel = keyof typeof BAD_NAMES

/** Each makes an unlawful name of a lawful one. */
const BAD_NAMES = {
  empty: { make: () => '', settled: true },
  'too-long': { make: (name) => name.padEnd(LONGEST + 1, 'a'), settled: true },
  'double-space': { make: (name, at) => insert(name, at, '  '), settled: true },
  slash: { make: (name, at) => insert(name, at, '/'), settled: true },
  backslash: { make: (name, at) => insert(name, at, '\\'), settled: true },
  dot: { make: (name, at) => insert(name, at, '.'), settled: true },
  quote: { make: (name, at) => insert(name, at, '"'), settled: true },
  'control-character': { make: (name, at) => insert(name, at, '\u0007'), settled: true },
  emoji: { make: (name, at) => insert(name, at, '📄'), settled: true },
  tab: { make: (name, at) => insert(name, at, '\t'), settled: false },
  'ideographic-space': { make: (name, at) => insert(name, at, '\u3000'), settled: false },
} as const satisfies Record<string, { make: (name: string, at: number) => string; settled: boolean }>

export const BAD_NAME_LABELS = Object.keys(BAD_NAMES) as readonly BadNameLabel[]

/** Unlawful names, each with the one rule that it breaks. Shrinks to the shortest name that still breaks it. */
export function badDocumentNames(labels: readonly BadNameLabel[] = BAD_NAME_LABELS): fc.Arbitrary<BadName> {
  const shorter = documentNames({ minLength: 2, maxLength: LONGEST - 2 })
  return fc.tuple(fc.constantFrom(...labels), shorter, fc.nat()).map(([label, name, at]) => {
    return { name: badName(label, name, at), label, settled: BAD_NAMES[label].settled }
  })
}

/** A lawful name of two characters or more, with one fault in it. */
export const badName = (label: BadNameLabel, name: string, at: number): string =>
  BAD_NAMES[label].make(name, at)

/** Inside the name, where no space beside it would add a second fault. */
function insert(name: string, at: number, text: string): string {
  const place = 1 + (at % (name.length - 1))
  return `${name.slice(0, place).trimEnd()}${text}${name.slice(place).trimStart()}`
}
