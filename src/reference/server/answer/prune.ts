import { shapeAt, type Model, type ModelShape } from '../../../contract/index.js'
import { EXTRA_HEADERS } from '../reply.js'
import { isObject, type Json } from '../json.js'

/** A value without the members that its revision did not know yet. Documents are left as they are. */
export function prune(model: Model, shape: ModelShape, value: Json): Json {
  return pruned(model, shape, value) as Json
}

function pruned(model: Model, shape: ModelShape, value: unknown): unknown {
  if (shape.type === 'list' && Array.isArray(value)) {
    const element = shapeAt(model, shape.member)
    return value
      .map((item) => pruned(model, element, item))
      .filter((item) => !isObject(item) || Object.keys(item).length > 0)
  }
  if (shape.type !== 'structure' || !isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, content]) => {
      if (name === EXTRA_HEADERS) return [[name, content]]
      const member = shape.members.find((candidate) => candidate.name === name)
      return member === undefined ? [] : [[name, pruned(model, shapeAt(model, member.target), content)]]
    }),
  )
}
