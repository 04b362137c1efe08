import { shapeAt, type MemberAt, type Model, type ModelShape, type StructureAt } from '../model.js'
import { isEventStream } from '../part.js'
import { lawfulStrings } from './strings.js'

/** Values for shapes by name, where the caller has a better one than a text that merely matches. */
export type Overrides = Readonly<Record<string, unknown>>

/**
 * The least lawful value of a shape: required members only, the first branch of a union, the first value of an enum.
 * Mechanically lawful; what only prose asks for is the caller's business.
 */
export function leastOf(model: Model, name: string, overrides: Overrides = {}): unknown {
  if (Object.hasOwn(overrides, name)) return overrides[name]
  const shape = shapeAt(model, name)
  switch (shape.type) {
    case 'structure':
      return leastStructure(model, shape, overrides)
    case 'list':
      return Array.from({ length: shape.min ?? 0 }, () => leastOf(model, shape.member, overrides))
    case 'map':
      return (shape.min ?? 0) === 0
        ? {}
        : { [String(leastOf(model, shape.key, overrides))]: leastOf(model, shape.value, overrides) }
    default:
      return scalarsOf(shape)[0]
  }
}

function leastStructure(model: Model, shape: StructureAt, overrides: Overrides): Record<string, unknown> {
  const members = bodyMembers(model, shape)
  const chosen = shape.role === 'union' ? members.slice(0, 1) : members.filter(({ required }) => required)
  return Object.fromEntries(chosen.map(({ name, target }) => [name, leastOf(model, target, overrides)]))
}

/**
 * Lawful values of a shape that together show every member, every branch of every union and every value of every enum:
 * a list holds all variants of its element at once, a structure has as many variants as the richest of its members.
 */
export function variantsOf(model: Model, name: string, overrides: Overrides = {}): readonly unknown[] {
  if (Object.hasOwn(overrides, name)) return [overrides[name]]
  const shape = shapeAt(model, name)
  switch (shape.type) {
    case 'structure':
      return structureVariants(model, shape, overrides)
    case 'list':
      return [variantsOf(model, shape.member, overrides)]
    case 'map': {
      const key = String(scalarsOf(shapeAt(model, shape.key))[0])
      const entries = variantsOf(model, shape.value, overrides).slice(0, shape.max)
      return [
        Object.fromEntries(entries.map((value, index) => [index === 0 ? key : `${key}${index}`, value])),
      ]
    }
    default:
      return scalarsOf(shape)
  }
}

function structureVariants(
  model: Model,
  shape: StructureAt,
  overrides: Overrides,
): Record<string, unknown>[] {
  const members = bodyMembers(model, shape).map(({ name, target }) => ({
    name,
    values: variantsOf(model, target, overrides),
  }))
  if (shape.role === 'union' || shape.role === 'eventStream') {
    return members.flatMap(({ name, values }) => values.map((value) => ({ [name]: value })))
  }
  const count = Math.max(1, ...members.map(({ values }) => values.length))
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(members.map(({ name, values }) => [name, values[index % values.length]])),
  )
}

const bodyMembers = (model: Model, shape: StructureAt): readonly MemberAt[] =>
  shape.members.filter(({ target }) => !isEventStream(model, target))

/** Lawful values of a shape without members: all of an enum, one of everything else. */
export function scalarsOf(shape: ModelShape): readonly unknown[] {
  switch (shape.type) {
    case 'enum':
      return shape.values
    case 'string':
      return [lawfulStrings[shape.name] ?? 'text'.repeat(Math.ceil((shape.min ?? 0) / 4) || 1)]
    case 'blob':
      return ['c2FtcGxl']
    case 'boolean':
      return [true]
    case 'timestamp':
      return ['2026-01-02T03:04:05Z']
    case 'document':
      return [{}]
    case 'integer':
    case 'long':
      return [Math.max(shape.min ?? 1, Math.min(shape.max ?? 1, 1))]
    case 'float':
    case 'double':
      return [Math.max(shape.min ?? 0.5, Math.min(shape.max ?? 0.5, 0.5))]
    default:
      throw new RangeError(`${shape.name} is a ${shape.type}, which has members`)
  }
}
