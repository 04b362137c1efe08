import {
  shapeAt,
  type Constraint,
  type ListAt,
  type MapAt,
  type Model,
  type ModelShape,
  type SimpleAt,
  type StructureAt,
} from '../../src/contract/index.js'
import { JsonText, OpaqueBytes } from '../media/blob.js'
import type { Recipe } from '../recipes/recipe.js'
import type { Fields } from '../recipes/structure.js'
import type { RecipeBook } from '../shapes/recipeBook.js'
import { whole } from '../shapes/identifiers.js'
import type { Dice } from './dice.js'

/** A value that breaks a constraint, and in which way; a value of `undefined` means that there is none. */
export type Wrong = readonly [variant: string, value: unknown]

/** A value that breaks a constraint, made of one that keeps it. */
export function wrongValue(
  constraint: Constraint,
  present: unknown,
  dice: Dice,
  book: RecipeBook,
): Wrong | undefined {
  const { kind, limit = 0, path } = constraint
  const { shape } = path
  switch (kind) {
    case 'required':
      return ['missing', undefined]
    case 'type':
      return ['wrong type', dice.pick(WRONG_TYPES[shape.type] ?? WRONG_TYPES['string']!)]
    case 'enum':
      return wrongEnum(constraint.values!, path.member?.location !== undefined, dice)
    case 'union':
      return wrongUnion(shape as StructureAt, present as Fields, dice, book)
    case 'base64':
      return ['no base64', dice.pick(['this is no base64!', '****', '漢字漢'])]
    case 'pattern':
      return wrongPattern(constraint.pattern!, shape as SimpleAt, String(present), dice)
    case 'min':
      return ['below', beyond(shape, limit, -1, dice)]
    case 'max':
      return ['above', beyond(shape, limit, 1, dice)]
    default:
      return kind.startsWith('min')
        ? ['below', sized(shape, present, limit - 1, book)]
        : ['above', sized(shape, present, limit + 1 + dice.roll(EXCESS), book)]
  }
}

/** How far above a limit a value may be, beside just above it. */
const EXCESS = 4

const TEXTUAL = [{}, [], 5, true] as const
const OBJECTS = ['text', [], 5, true] as const
const NUMERIC = ['text', {}, [], true] as const

/** Values of a JSON type that no lenient reader takes for the right one. */
const WRONG_TYPES: Readonly<Record<string, readonly unknown[]>> = {
  string: TEXTUAL,
  enum: TEXTUAL,
  blob: TEXTUAL,
  timestamp: TEXTUAL,
  structure: OBJECTS,
  map: OBJECTS,
  list: ['text', {}, 5, true],
  integer: NUMERIC,
  long: NUMERIC,
  float: NUMERIC,
  double: NUMERIC,
  boolean: ['text', {}, [], 5],
}

function wrongEnum(values: readonly string[], isBound: boolean, dice: Dice): Wrong {
  const value = dice.pick(values)
  const otherCase = value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase()
  const others: readonly Wrong[] = [
    ['unknown value', 'no-such-value'],
    ['other case', otherCase],
    ['one character more', `${value}x`],
    // A header without a value is as good as none.
    ...(isBound ? [] : ([['empty', '']] as const)),
  ]
  return dice.pick(others.filter(([, other]) => !values.includes(String(other))))
}

function wrongUnion(shape: StructureAt, present: Fields, dice: Dice, book: RecipeBook): Wrong {
  const others = shape.members.filter(({ name }) => !(name in present))
  if (others.length === 0 || dice.roll(3) === 0) {
    return dice.roll(2) === 0 ? ['no member', {}] : ['unknown member', { noSuchMember: {} }]
  }
  const other = dice.pick(others)
  return ['two members', { ...present, [other.name]: book.recipeFor(other.target).simplest() }]
}

const FOREIGN = ['!', ' ', '?', '{', 'é', '\n', '~', 'A', '.'] as const

/** The text with a character in it, or instead of it, that the pattern refuses, as long as it may be. */
function wrongPattern(
  pattern: string,
  { min = 0, max = Infinity }: SimpleAt,
  present: string,
  dice: Dice,
): Wrong | undefined {
  const matches = whole(pattern)
  const at = dice.roll(present.length + 1)
  const kept = present.length < max ? present : present.slice(0, -1)
  const candidates = FOREIGN.flatMap((foreign) => [
    `${kept.slice(0, at)}${foreign}${kept.slice(at)}`,
    `a${foreign}b`,
    `${foreign}:${foreign}`,
  ]).filter((text) => text.length >= min && text.length <= max && !matches(text) && text.trim() === text)
  return candidates.length === 0 ? undefined : ['foreign character', dice.pick(candidates)]
}

function beyond(shape: ModelShape, limit: number, direction: 1 | -1, dice: Dice): number {
  const isWhole = shape.type === 'integer' || shape.type === 'long'
  return limit + direction * (isWhole ? 1 + dice.roll(EXCESS) : dice.pick([0.5, 1, 0.001, 100]))
}

/** A value of a shape with so many characters, bytes or entries. */
function sized(shape: ModelShape, present: unknown, count: number, book: RecipeBook): unknown {
  switch (shape.type) {
    case 'blob':
      return count === 0 ? new OpaqueBytes(new Uint8Array(0)) : new JsonText({ padded: true }, count)
    case 'list':
      return sizedList(shape, present as readonly unknown[], count, book)
    case 'map':
      return sizedMap(book.model, shape, present as Fields, count, book)
    default: {
      const letters = Array.from(String(present))
      return letters.slice(0, count).join('') + 'a'.repeat(Math.max(0, count - letters.length))
    }
  }
}

function sizedList(
  { member }: ListAt,
  present: readonly unknown[],
  count: number,
  book: RecipeBook,
): readonly unknown[] {
  const more: unknown = present[0] ?? book.recipeFor(member).simplest()
  return Array.from({ length: count }, (_, at) => (at < present.length ? present[at] : more))
}

function sizedMap(
  model: Model,
  { key, value }: MapAt,
  present: Fields,
  count: number,
  book: RecipeBook,
): Fields {
  const recipe = book.recipeFor(key) as Recipe<string>
  const { max = Infinity } = shapeAt(model, key) as SimpleAt
  const entries = Object.entries(present).slice(0, count)
  for (let at = 0; entries.length < count; at++) {
    const name = `${recipe.simplest()}${at}`.slice(0, max)
    if (!entries.some(([taken]) => taken === name)) entries.push([name, book.recipeFor(value).simplest()])
  }
  return Object.fromEntries(entries)
}
