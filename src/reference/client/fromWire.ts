import { shapeAt, type Model, type ModelShape } from '../../contract/index.js'

/**
 * A value as its caller gets it: blobs as `{"$base64":"…"}`, instants as RFC 3339 text, members that the model does not
 * have left out, and so are those that are null: "a member that is null counts as absent".
 */
export function fromWire(model: Model, shape: ModelShape, value: unknown): unknown {
  switch (shape.type) {
    case 'structure':
      return isObject(value)
        ? Object.fromEntries(
            shape.members.flatMap(({ name, target }) =>
              !Object.hasOwn(value, name) || value[name] === null
                ? []
                : [[name, fromWire(model, shapeAt(model, target), value[name])]],
            ),
          )
        : value
    case 'list':
      return Array.isArray(value)
        ? value.map((element: unknown) =>
            element === null ? null : fromWire(model, shapeAt(model, shape.member), element),
          )
        : value
    case 'map':
      return isObject(value)
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([, content]) => content !== null)
              .map(([name, content]) => [name, fromWire(model, shapeAt(model, shape.value), content)]),
          )
        : value
    case 'blob':
      return typeof value === 'string'
        ? { $base64: Buffer.from(value, 'base64').toString('base64') }
        : { $base64: Buffer.from(value as Uint8Array).toString('base64') }
    case 'timestamp':
      return instant(value)
    default:
      return value
  }
}

/** The service writes RFC 3339; restJson1 without a trait on the member would write seconds. */
const instant = (value: unknown): string =>
  new Date(typeof value === 'number' ? value * 1000 : String(value)).toISOString()

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
