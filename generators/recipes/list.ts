import type { Recipe } from './recipe.js'
import type { Fields } from './structure.js'
import { stretches } from './text.js'

export interface Counts {
  readonly min: number
  readonly max: number
  /** How many there usually are, at most. */
  readonly usual: number
}

/** Percent of lists and maps that are as long as they may be, where that is not long. */
const FULL = 3
const LONG = 32

const count = (random: { nextInt(min: number, max: number): number }, counts: Counts): number => {
  const { min, max, usual } = counts
  return max <= LONG && random.nextInt(1, 100) <= FULL
    ? max
    : random.nextInt(min, Math.max(min, Math.min(max, usual)))
}

/** Lists of one kind of element. Simpler is what has fewer, then what has simpler ones. */
export function list<T>(element: Recipe<T>, counts: Counts): Recipe<readonly T[]> {
  return {
    make(random, path = []) {
      const length = count(random, counts)
      if (path[0] !== '[]') return Array.from({ length }, () => element.make(random))
      const asked = random.nextInt(0, Math.max(length, 1) - 1)
      return Array.from({ length: Math.max(length, 1) }, (_, at) =>
        at === asked ? element.make(random, path.slice(1)) : element.make(random),
      )
    },
    simplest: () => Array.from({ length: counts.min }, () => element.simplest()),
    *simplify(value) {
      for (const [from, to] of stretches(value.length)) {
        if (value.length - (to - from) >= counts.min) yield value.toSpliced(from, to - from)
      }
      for (const [at, one] of value.entries()) {
        for (const simple of element.simplify(one)) yield value.with(at, simple)
      }
    },
  }
}

/** Objects of any keys. Simpler is what has fewer, then what has simpler ones. */
export function dictionary(key: Recipe<string>, value: Recipe<unknown>, counts: Counts): Recipe<Fields> {
  return {
    make(random, path = []) {
      const made: Record<string, unknown> = {}
      const length = Math.max(count(random, counts), path.length > 0 ? 1 : 0)
      // Two equal keys are one entry; half as many tries again make up for most of them.
      for (let left = Math.ceil(length * 1.5); left > 0 && Object.keys(made).length < length; left--) {
        set(made, key.make(random), value.make(random, path[0] === '{value}' ? path.slice(1) : []))
      }
      return made
    },
    simplest: () => (counts.min === 0 ? {} : { [key.simplest()]: value.simplest() }),
    *simplify(dictionary) {
      const entries = Object.entries(dictionary)
      for (const [from, to] of stretches(entries.length)) {
        if (entries.length - (to - from) >= counts.min)
          yield Object.fromEntries(entries.toSpliced(from, to - from))
      }
      for (const [at, [name, one]] of entries.entries()) {
        for (const simple of value.simplify(one)) yield Object.fromEntries(entries.with(at, [name, simple]))
        for (const simple of key.simplify(name)) {
          if (!Object.hasOwn(dictionary, simple)) yield Object.fromEntries(entries.with(at, [simple, one]))
        }
      }
    },
  }
}

/** Own property, whatever the key: `__proto__` is a key like any other in JSON. */
function set(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}
