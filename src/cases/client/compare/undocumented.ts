import { pointerTo, shapeAt, type Model } from '../../../contract/index.js'

/** Pointers to every member of a value that the model does not have. Documents may hold anything. */
export function undocumentedIn(
  model: Model,
  shapeName: string,
  value: unknown,
  pointer = '',
): readonly string[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  const shape = shapeAt(model, shapeName)
  switch (shape.type) {
    case 'structure': {
      const targets = new Map(shape.members.map(({ name, target }) => [name, target]))
      return Object.entries(value).flatMap(([name, content]) => {
        const target = targets.get(name)
        const at = pointerTo(pointer, name)
        return target === undefined ? [at] : undocumentedIn(model, target, content, at)
      })
    }
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((element, index) =>
            undocumentedIn(model, shape.member, element, pointerTo(pointer, String(index))),
          )
        : []
    case 'map':
      return Object.entries(value).flatMap(([name, content]) =>
        undocumentedIn(model, shape.value, content, pointerTo(pointer, name)),
      )
    default:
      return []
  }
}
