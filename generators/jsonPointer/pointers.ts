import * as fc from 'fast-check'
import { keysOf, pointerTo, valueAt } from '../../src/contract/pointer.js'
import { choice, either } from '../recipes/choice.js'
import { converted, mended } from '../recipes/derived.js'
import { list } from '../recipes/list.js'
import { arbitrary, type Recipe } from '../recipes/recipe.js'
import { alphabetOf, text } from '../recipes/text.js'

/** The longest that the model allows in additionalModelResponseFieldPaths. */
const LONGEST = 256

/** Keys that models of this service answer with, and those that are special somewhere. */
const KNOWN_KEYS = [
  'stop_sequence',
  '0',
  '1',
  '10',
  '',
  '-',
  '01',
  '__proto__',
  'constructor',
  'delta',
  'usage',
]

/** What RFC 6901 escapes and what it does not, what JSON and URIs would escape, and more than one byte of UTF-8. */
const ALPHABET = alphabetOf('a~/01bZ_ .%"\\#?^|é漢😀\u0001')

/**
 * Valid JSON Pointers (RFC 6901) of at least one key: escapes, empty keys, array indexes, any script, up to the given
 * length in UTF-16 units, sometimes deep. Shrinks to `/`.
 */
export const pointers = (maxLength = LONGEST): fc.Arbitrary<string> => arbitrary(pointerRecipe(maxLength))

export function pointerRecipe(maxLength = LONGEST): Recipe<string> {
  const key = either(
    { weight: 1, recipe: text({ alphabet: ALPHABET, length: { min: 0, max: 12 } }) },
    { weight: 1, recipe: choice(...KNOWN_KEYS) },
  )
  const keys = either(
    { weight: 9, recipe: list(key, { min: 1, max: 60, usual: 4 }) },
    { weight: 1, recipe: list(key, { min: 20, max: 60, usual: 60 }) },
  )
  const shortened = mended(keys, (all) => {
    const fitting = all.findLastIndex(
      (_, last) => pointerTo('', ...all.slice(0, last + 1)).length <= maxLength,
    )
    return all.slice(0, Math.max(fitting, 0) + 1)
  })
  return converted(shortened, (all) => pointerTo('', ...all), keysOf)
}

/**
 * Pointers to every place inside a JSON value but the whole of it. Shrinks to the first place.
 *
 * @throws RangeError when there is no place inside it.
 */
export function pointersInto(value: unknown): fc.Arbitrary<string> {
  const places = [...placesIn(value, '')]
  if (places.length === 0) throw new RangeError('A value without members has no place to point to.')
  return fc.constantFrom(...places)
}

/** Valid pointers to what a JSON value does not have, some of them near misses. */
export function pointersBeside(value: unknown): fc.Arbitrary<string> {
  const near = ['', ...placesIn(value, '')].flatMap((place) => nearMisses(place, valueAt(value, place)))
  const isAbsent = (pointer: string): boolean => valueAt(value, pointer) === undefined
  return fc.oneof(fc.constantFrom(...near.filter(isAbsent)), pointers().filter(isAbsent))
}

function* placesIn(value: unknown, at: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    const place = pointerTo(at, key)
    yield place
    yield* placesIn(member, place)
  }
}

/** One step past a place: a key that is not there, for an array the index after its last and odd ways to write the first. */
function nearMisses(place: string, value: unknown): readonly string[] {
  if (Array.isArray(value))
    return [value.length, '-', '00', '-1', 'length'].map((key) => pointerTo(place, key))
  const last = keysOf(place).at(-1) ?? ''
  return [pointerTo(place, ''), pointerTo(place, 'toString'), pointerTo(place, last)]
}
