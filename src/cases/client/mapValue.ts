import { shapeAt, type Model, type ModelShape } from '../../contract/index.js'

/** A value with each of its parts changed by what shape it has, from the inside out; unknown members stay as they are. */
export function mapValue(
  model: Model,
  shapeName: string,
  value: unknown,
  change: (value: unknown, shape: ModelShape) => unknown,
): unknown {
  if (value === undefined || value === null) return value
  const shape = shapeAt(model, shapeName)
  const inside = (target: string | undefined, content: unknown): unknown =>
    target === undefined ? content : mapValue(model, target, content, change)
  const members = (targetOf: (name: string) => string | undefined): object =>
    Object.fromEntries(
      Object.entries(value).map(([name, content]) => [name, inside(targetOf(name), content)]),
    )
  switch (shape.type) {
    case 'structure':
      return change(
        members((name) => shape.members.find((member) => member.name === name)?.target),
        shape,
      )
    case 'map':
      return change(
        members(() => shape.value),
        shape,
      )
    case 'list':
      return change(
        (value as readonly unknown[]).map((element) => inside(shape.member, element)),
        shape,
      )
    default:
      return change(value, shape)
  }
}
