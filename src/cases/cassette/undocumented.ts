import {
  idPath,
  idPrefix,
  rootOf,
  shapeAt,
  type Model,
  type ModelOperation,
  type ModelShape,
  type Part,
} from '../../contract/index.js'

/**
 * Count the members of a part that the contract does not know, by their place in the model:
 * `converse.response.usage.serverToolUsage`. What is inside of such a member is not looked at.
 */
export function countUndocumented(
  model: Model,
  operation: ModelOperation,
  part: Part,
  value: unknown,
  counts: Map<string, number>,
): void {
  const root = rootOf(operation, part)
  if (root === undefined) return
  look(model, root, value, [], (segments) => {
    const place = placeOf(operation, part, segments)
    counts.set(place, (counts.get(place) ?? 0) + 1)
  })
}

function look(
  model: Model,
  shape: ModelShape,
  value: unknown,
  above: readonly string[],
  found: (segments: readonly string[]) => void,
): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  if (shape.type === 'structure') {
    for (const [name, content] of Object.entries(value)) {
      const member = shape.members.find((candidate) => candidate.name === name)
      if (member === undefined) found([...above, name])
      else if (typeof content === 'object') {
        look(model, shapeAt(model, member.target), content, [...above, name], found)
      }
    }
  } else if (shape.type === 'list' || shape.type === 'map') {
    const inner = shapeAt(model, shape.type === 'list' ? shape.member : shape.value)
    const segments = [...above, shape.type === 'list' ? '[]' : '{value}']
    for (const content of Object.values(value)) look(model, inner, content, segments, found)
  }
}

/** The same few places come again with every event. */
const places = new Map<string, string>()
/** What others call their members must not pile up. */
const CAPACITY = 1000

function placeOf({ name }: ModelOperation, part: Part, segments: readonly string[]): string {
  const key = [name, part, ...segments].join('\0')
  const known = places.get(key)
  if (known !== undefined) return known
  const place = `${idPrefix(name, part)}.${idPath(segments)}`
  if (places.size < CAPACITY) places.set(key, place)
  return place
}
