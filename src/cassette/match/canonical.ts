import { shapeAt, type Model } from '../../contract/index.js'

/**
 * A JSON value in which equal meaning is equal text: base64 of the blobs that the contract knows is spelled in one way.
 * `shape` names the shape of the value; without one everything is plain JSON. Order of members is left to whoever
 * writes it.
 */
export function canonical(value: unknown, model: Model, shape?: string): unknown {
  if (typeof value === 'string') {
    return shape !== undefined && shapeAt(model, shape).type === 'blob' ? sameBase64(value) : value
  }
  if (Array.isArray(value)) {
    const member = childOf(model, shape, '')
    return value.map((item) => canonical(item, model, member))
  }
  if (typeof value !== 'object' || value === null) return value
  // `fromEntries` makes own members of any name, `__proto__` too.
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, canonical(item, model, childOf(model, shape, name))]),
  )
}

/** The shape of a member, an item or a value of a map; none where the contract says nothing of it. */
function childOf(model: Model, name: string | undefined, member: string): string | undefined {
  const shape = name === undefined ? undefined : shapeAt(model, name)
  switch (shape?.type) {
    case 'structure':
      return shape.members.find((candidate) => candidate.name === member)?.target
    case 'list':
      return shape.member
    case 'map':
      return shape.value
    default:
      return undefined
  }
}

/** RFC 4648 allows bytes more than one spelling: with padding or without, in either alphabet, broken into lines. */
const sameBase64 = (text: string): string =>
  /^[\w+/\s-]*={0,2}\s*$/.test(text) ? Buffer.from(text, 'base64').toString('base64') : text
