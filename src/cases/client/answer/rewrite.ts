import type { Model } from '../../../contract/index.js'
import { anything } from '../compare/compare.js'
import { mapValue } from '../mapValue.js'

type Members = Readonly<Record<string, unknown>>

/** A member that no revision has, with every kind of value. */
export const strange: Members = { aMemberOfTomorrow: { a: [1, 'two', null, { three: true }], b: 'text' } }

/** A value with members in each of its structures that the model does not have. A union has one member, and keeps it. */
export const withUnknownMembers = (model: Model, shapeName: string, value: unknown): unknown =>
  mapValue(model, shapeName, value, (part, shape) =>
    shape.type === 'structure' && shape.role !== 'union' ? { ...(part as Members), ...strange } : part,
  )

/** A value with `null` for each member that its structures lack; a union with two members would be another case. */
export const withNulls = (model: Model, shapeName: string, value: unknown): unknown =>
  mapValue(model, shapeName, value, (part, shape) =>
    shape.type === 'structure' && shape.role !== 'union'
      ? { ...Object.fromEntries(shape.members.map(({ name }) => [name, null])), ...(part as Members) }
      : part,
  )

/** A value with another text in place of each value of an enum. */
export const withUnknownValues = (model: Model, shapeName: string, value: unknown): unknown =>
  mapValue(model, shapeName, value, (part, { type }) => (type === 'enum' ? 'A_VALUE_OF_TOMORROW' : part))

/** A value to compare with, whatever the values of its enums are. */
export const withAnyValues = (model: Model, shapeName: string, value: unknown): unknown =>
  mapValue(model, shapeName, value, (part, { type }) => (type === 'enum' ? anything : part))

/** A value with its members the other way round. */
export function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).toReversed()
  return Object.fromEntries(members.map(([name, content]) => [name, reversed(content)]))
}

/** JSON text with every UTF-16 unit of its texts escaped, as any may be: `\\u0048` for H. Names of members stay. */
export const escaped = (json: string): string =>
  json.replace(/("(?:[^"\\]|\\.)*")(\s*:)?/g, (whole, text: string, colon?: string) =>
    colon === undefined ? `"${escapeUnits(JSON.parse(text) as string)}"` : whole,
  )

const escapeUnits = (text: string): string =>
  Array.from(
    { length: text.length },
    (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('')
