import type * as fc from 'fast-check'
import { happens, pick, type Recipe } from './recipe.js'
import type { Fields } from './structure.js'
import { simplifyText, stretches } from './text.js'

const KEYS = ['city', 'count', 'items', 'naïve key', 'a/b', 'm~n', '', '0', 'nested', 'unit'] as const
const TEXTS = ['', 'Lisbon', '°C', '漢字', '😀', 'line\nbreak', '"quoted"', '\u2028', '\\'] as const
const NUMBERS = [0, 1, -1, 0.1, 1e21, 2 ** 53 - 1, -273.15] as const
const DEEPEST = 4

/** JSON objects of any content, up to four levels deep. */
export function jsonObjects(): Recipe<Fields> {
  return {
    make: (random) => makeObject(random, 1),
    simplest: () => ({}),
    *simplify(value) {
      for (const simple of simplifyJson(value)) if (!Array.isArray(simple) && isObject(simple)) yield simple
    },
  }
}

function makeObject(random: fc.Random, depth: number): Fields {
  return Object.fromEntries(
    Array.from({ length: random.nextInt(0, 3) }, () => [pick(random, KEYS), makeValue(random, depth)]),
  )
}

function makeValue(random: fc.Random, depth: number): unknown {
  if (depth < DEEPEST && happens(random, 20)) return makeObject(random, depth + 1)
  if (depth < DEEPEST && happens(random, 20)) {
    return Array.from({ length: random.nextInt(0, 3) }, () => makeValue(random, depth + 1))
  }
  return pick(random, [
    () => pick(random, TEXTS),
    () => pick(random, NUMBERS),
    () => happens(random, 50),
    () => null,
  ])()
}

/** Simpler JSON values: fewer members and elements, simpler ones, shorter texts, smaller numbers, `null` the last. */
export function* simplifyJson(value: unknown): Generator {
  if (value === null || value === undefined) return
  yield* inside(value)
  yield null
}

function* inside(value: unknown): Generator {
  if (typeof value === 'string') yield* simplifyText(value, 'a', 0)
  else if (typeof value === 'number' && value !== 0) yield 0
  else if (value === true) yield false
  else if (Array.isArray(value)) {
    for (const [from, to] of stretches(value.length)) yield value.toSpliced(from, to - from)
    for (const [at, one] of value.entries())
      for (const simple of simplifyJson(one)) yield value.with(at, simple)
  } else if (isObject(value)) {
    const entries = Object.entries(value)
    for (const [from, to] of stretches(entries.length))
      yield Object.fromEntries(entries.toSpliced(from, to - from))
    for (const [at, [key, one]] of entries.entries()) {
      for (const simple of simplifyJson(one)) yield Object.fromEntries(entries.with(at, [key, simple]))
    }
  }
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
