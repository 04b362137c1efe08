import {
  leastOf,
  pointerTo,
  shapeAt,
  type Model,
  type ModelShape,
  type Overrides,
} from '../../../contract/index.js'

/** A value that has a place, and the JSON Pointer of the place in it. */
export interface Grown {
  readonly value: unknown
  readonly pointer: string
}

/**
 * Make a value have a place, given as segments of the model: members on the way are added with the least that is lawful,
 * a union is switched to the branch on the way, lists and maps get one entry. What is there already is kept.
 */
export function grow(
  model: Model,
  name: string,
  present: unknown,
  segments: readonly string[],
  lawful: Overrides,
): Grown {
  const shape = shapeAt(model, name)
  const [segment, ...rest] = segments
  if (segment === undefined) return { value: present ?? leastOf(model, name, lawful), pointer: '' }
  switch (shape.type) {
    case 'structure':
      return growMember(model, shape, present, segment, rest, lawful)
    case 'list': {
      const [first, ...others] = Array.isArray(present) ? (present as unknown[]) : []
      const grown = grow(model, shape.member, first, rest, lawful)
      return { value: [grown.value, ...others], pointer: `/0${grown.pointer}` }
    }
    case 'map': {
      const entries = Object.entries((present as object | undefined) ?? {})
      const [key, content] = entries[0] ?? [String(leastOf(model, shape.key, lawful)), undefined]
      const grown = grow(model, shape.value, content, segment === '{key}' ? [] : rest, lawful)
      return {
        value: { ...Object.fromEntries(entries), [key]: grown.value },
        pointer: pointerTo('', key) + grown.pointer,
      }
    }
    default:
      throw new RangeError(`${name} has no place inside`)
  }
}

function growMember(
  model: Model,
  shape: Extract<ModelShape, { type: 'structure' }>,
  present: unknown,
  segment: string,
  rest: readonly string[],
  lawful: Overrides,
): Grown {
  const member = shape.members.find((candidate) => candidate.name === segment)
  if (member === undefined) throw new RangeError(`${shape.name} has no member ${segment}`)
  const least = (): unknown => leastOf(model, shape.name, lawful)
  const start = (present ?? (shape.role === 'union' ? {} : least())) as Readonly<Record<string, unknown>>
  const grown = grow(model, member.target, start[segment], rest, lawful)
  const kept = shape.role === 'union' ? {} : start
  return { value: { ...kept, [segment]: grown.value }, pointer: pointerTo('', segment) + grown.pointer }
}
