import { Media } from '../../../generators/media/media.js'
import { shapeAt, type Model } from '../../contract/index.js'

/** A value of a shape as an adapter is told it: blobs as `{"$base64":"…"}`, everything else as plain JSON. */
export function asCallInput(model: Model, shapeName: string, value: unknown): unknown {
  if (value instanceof Media) return { $base64: value.base64() }
  if (value instanceof Uint8Array) return { $base64: Buffer.from(value).toString('base64') }
  if (value === null || value === undefined) return value
  const shape = shapeAt(model, shapeName)
  switch (shape.type) {
    case 'blob':
      return typeof value === 'string' ? { $base64: value } : value
    case 'structure': {
      const targets = new Map(shape.members.map(({ name, target }) => [name, target]))
      return mapValues(value, (content, name) => {
        const target = targets.get(name)
        return target === undefined ? content : asCallInput(model, target, content)
      })
    }
    case 'map':
      return mapValues(value, (content) => asCallInput(model, shape.value, content))
    case 'list':
      return Array.isArray(value) ? value.map((element) => asCallInput(model, shape.member, element)) : value
    default:
      return value
  }
}

const mapValues = (value: object, change: (content: unknown, name: string) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([name, content]) => [name, change(content, name)]))
