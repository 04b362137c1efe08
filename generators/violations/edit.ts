import { keysOf } from '../../src/contract/index.js'
import { Media } from '../media/media.js'
import type { Path } from '../recipes/recipe.js'
import type { Fields } from '../recipes/structure.js'

/** A copy with the value at a pointer replaced; `undefined` takes the member or element away. Shares what it does not change. */
export function setAt<T>(value: T, pointer: string, content: unknown): T {
  return set(value, keysOf(pointer), content) as T
}

function set(value: unknown, [key, ...rest]: readonly string[], content: unknown): unknown {
  if (key === undefined) return content
  if (Array.isArray(value)) {
    const at = Number(key)
    const changed = set(value[at], rest, content)
    return changed === undefined ? value.toSpliced(at, 1) : value.toSpliced(at, 1, changed)
  }
  const { [key]: present, ...others } = value as Fields
  const changed = set(present, rest, content)
  if (changed === undefined) return others
  // In its place, so that a reader can lay the two requests side by side.
  return key in (value as Fields) ? { ...(value as Fields), [key]: changed } : { ...others, [key]: changed }
}

/** A copy in which an entry of a dictionary has another key. */
export function renameKey<T>(value: T, pointer: string, name: string): T {
  const keys = keysOf(pointer)
  const key = keys.at(-1)!
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  const entries = Object.entries(
    keys.slice(0, -1).reduce<unknown>((here, step) => (here as Fields)[step], value) as Fields,
  )
  return setAt(
    value,
    parent,
    Object.fromEntries(entries.map(([old, entry]) => [old === key ? name : old, entry])),
  )
}

/** A place in a value: the keys that lead there and what is there. */
export interface Spot {
  readonly keys: readonly string[]
  readonly value: unknown
}

/** Every place of a value that a path of the model leads to. */
export function spotsOf(value: unknown, path: Path): readonly Spot[] {
  return find(value, path, [])
}

function find(value: unknown, [segment, ...rest]: Path, keys: readonly string[]): readonly Spot[] {
  if (segment === undefined) return [{ keys, value }]
  if (typeof value !== 'object' || value === null || value instanceof Media) return []
  const into = (key: string): readonly Spot[] => find((value as Fields)[key], rest, [...keys, key])
  if (segment === '[]' || segment === '{value}') return Object.keys(value).flatMap(into)
  if (segment === '{key}') return Object.keys(value).map((key) => ({ keys: [...keys, key], value: key }))
  return segment in value ? into(segment) : []
}
