import {
  idPrefix,
  pathText,
  segmentsOf,
  type Model,
  type StructureAt,
  type Violation,
} from '../../../../contract/index.js'
import type { Json } from '../../json.js'
import type { Mutant } from '../mutant.js'

/** A server that has never heard of a place of a request: it refuses every request that has it. */
export const refusesPlace = (operation: string, place: string): Mutant => ({
  id: `refuses:${idPrefix(operation, 'request')}.${place}`,
  description: `refuses requests of ${operation} that have ${place}`,
  change: (parts) => ({
    ...parts,
    judge: (judged, value) => {
      const has = judged.name === operation && placesIn(parts.model, judged.input, value).has(place)
      return has ? [...parts.judge(judged, value), unknownPlace(place)] : parts.judge(judged, value)
    },
  }),
})

/** A server that refuses one value at a place: of an enum, or at a limit. */
export const refusesValue = (
  operation: string,
  place: string,
  variant: string,
  matches: (value: unknown) => boolean,
): Mutant => ({
  id: `refuses:${idPrefix(operation, 'request')}.${place}/${variant}`,
  description: `refuses ${variant} at ${place} of ${operation}`,
  change: (parts) => ({
    ...parts,
    judge: (judged, value) => {
      const found =
        judged.name === operation && valuesAt(parts.model, judged.input, value, place).some(matches)
      return found ? [...parts.judge(judged, value), unknownPlace(place)] : parts.judge(judged, value)
    },
  }),
})

const unknownPlace = (place: string): Violation => ({
  requirement: `mutant.${place}`,
  pointer: '',
  message: `has ${place}, which this server refuses`,
})

/** Every place of the model that a value has, in words; `{key}` and `{value}` for entries of maps. */
export function placesIn(model: Model, root: StructureAt, value: Json): ReadonlySet<string> {
  const places = new Set<string>()
  visit(value, [], (keys) => {
    const segments = segmentsOf(model, root, keys)
    if (segments.length === keys.length) places.add(pathText(segments))
  })
  return places
}

function valuesAt(model: Model, root: StructureAt, value: Json, place: string): unknown[] {
  const found: unknown[] = []
  const keyed = place.endsWith('{key}') ? place.replace(/\{key\}$/, '{value}') : undefined
  visit(value, [], (keys, content) => {
    const segments = segmentsOf(model, root, keys)
    if (segments.length !== keys.length) return
    const here = pathText(segments)
    if (here === place) found.push(content)
    if (here === keyed) found.push(keys.at(-1))
  })
  return found
}

function visit(
  value: unknown,
  keys: readonly string[],
  see: (keys: readonly string[], value: unknown) => void,
): void {
  if (keys.length > 0) see(keys, value)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  for (const [key, content] of Object.entries(value))
    if (content !== null) visit(content, [...keys, key], see)
}
