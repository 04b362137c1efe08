import { pointerTo } from '../../contract/index.js'

/** One place where two JSON values are not the same. A side is absent where there is nothing at that place. */
export interface ValueDifference {
  /** JSON Pointer. */
  readonly pointer: string
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * Where two JSON values differ: members by name, items by position, everything else by value. A whole branch that only
 * one side has is one difference.
 */
export function compareValues(before: unknown, after: unknown, pointer = ''): ValueDifference[] {
  if (Object.is(before, after)) return []
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...names].flatMap((name) => {
      const place = pointerTo(pointer, name)
      if (!Object.hasOwn(after, name)) return [{ pointer: place, before: before[name] }]
      if (!Object.hasOwn(before, name)) return [{ pointer: place, after: after[name] }]
      return compareValues(before[name], after[name], place)
    })
  }
  return before === after ? [] : [{ pointer, before, after }]
}

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
