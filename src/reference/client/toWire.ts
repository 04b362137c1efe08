import { shapeAt, type Model, type ModelOperation, type ModelShape } from '../../contract/index.js'
import type { RequestValue } from '../../wire/rest/index.js'
import type { CallerValue } from './parts.js'

/** Members as `writeRequest` takes them: blobs in base64, a blob payload as bytes, nothing unknown and nothing null. */
export function toWire(model: Model, operation: ModelOperation, input: CallerValue): RequestValue {
  const { payload } = operation.input
  const value = wireForm(model, operation.input, input) as Record<string, unknown>
  if (payload === undefined || value[payload] === undefined) return value
  return { ...value, [payload]: Buffer.from(value[payload] as string, 'base64') }
}

function wireForm(model: Model, shape: ModelShape, value: unknown): unknown {
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        shape.members.flatMap(({ name, target }) => {
          const content = (value as CallerValue)[name]
          return content === undefined || content === null
            ? []
            : [[name, wireForm(model, shapeAt(model, target), content)]]
        }),
      )
    case 'list':
      return (value as readonly unknown[]).map((element) =>
        wireForm(model, shapeAt(model, shape.member), element),
      )
    case 'map':
      return Object.fromEntries(
        Object.entries(value as CallerValue).map(([name, content]) => [
          name,
          wireForm(model, shapeAt(model, shape.value), content),
        ]),
      )
    case 'blob':
      return (value as { readonly $base64: string }).$base64
    default:
      return value
  }
}
