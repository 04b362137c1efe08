import {
  shapeAt,
  wrongType,
  type Constraint,
  type Model,
  type ModelShape,
} from '../../../../contract/index.js'
import { isObject, type Json } from '../../json.js'
import type { Mutant } from '../mutant.js'

/** A server whose answers break one constraint wherever they have its place. */
export const breaksAnswer = (operation: string, constraint: Constraint): Mutant => ({
  id: `breaks:${constraint.id}`,
  description: `breaks ${constraint.id} in its answers`,
  change: (parts) => ({
    ...parts,
    answer: (call) => {
      const answer = parts.answer(call)
      return call.operation.name === operation ? (spoil(parts.model, constraint, answer) as Json) : answer
    },
  }),
})

/** A server whose events break one constraint wherever they have its place. */
export const breaksEvent = (operation: string, constraint: Constraint): Mutant => ({
  id: `breaks:${constraint.id}`,
  description: `breaks ${constraint.id} in its events`,
  change: (parts) => ({
    ...parts,
    events: (call) => {
      const events = parts.events(call)
      if (call.operation.name !== operation) return events
      return events.map((event) => {
        const spoilt = spoil(parts.model, constraint, { [event.type]: event.payload }) as Json
        const payload = spoilt[event.type]
        return { ...event, payload: isObject(payload) ? payload : spoilt }
      })
    },
  }),
})

/** A copy of a value in which a constraint is broken at each occurrence of its place. */
export function spoil(model: Model, constraint: Constraint, value: unknown): unknown {
  return descend(model, constraint, value, constraint.path.segments)
}

function descend(model: Model, constraint: Constraint, value: unknown, segments: readonly string[]): unknown {
  const [segment, ...rest] = segments
  if (segment === undefined) return spoilt(model, constraint, value)
  if (segment === '[]') {
    return Array.isArray(value) ? value.map((item) => descend(model, constraint, item, rest)) : value
  }
  if (!isObject(value)) return value
  if (segment === '{key}') {
    return Object.fromEntries(
      Object.values(value).map((content, index) => [
        `${String(spoilt(model, constraint, 'key'))}${index}`,
        content,
      ]),
    )
  }
  if (segment === '{value}') {
    return Object.fromEntries(
      Object.entries(value).map(([key, content]) => [key, descend(model, constraint, content, rest)]),
    )
  }
  if (!(segment in value)) return value
  if (rest.length === 0 && constraint.kind === 'required') {
    const { [segment]: _dropped, ...others } = value
    return others
  }
  return { ...value, [segment]: descend(model, constraint, value[segment], rest) }
}

function spoilt(model: Model, { kind, limit = 0, path }: Constraint, value: unknown): unknown {
  switch (kind) {
    case 'type':
      return wrongType(path.shape)
    case 'enum':
      return 'no-such-value'
    case 'union':
      return {}
    case 'base64':
      return 'no base64!'
    case 'pattern':
      return '~ not lawful ~'
    case 'min':
      return limit - 1
    case 'max':
      return limit + 1
    default:
      return resized(model, path.shape, value, kind.startsWith('min') ? limit - 1 : limit + 1)
  }
}

function resized(model: Model, shape: ModelShape, value: unknown, count: number): unknown {
  switch (shape.type) {
    case 'list':
      return Array.from({ length: count }, () => (value as unknown[])[0])
    case 'map':
      return Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`k${index}`, Object.values(value as object)[0]]),
      )
    case 'blob':
      return value instanceof Uint8Array
        ? new Uint8Array(count).fill(0x20)
        : Buffer.alloc(count).toString('base64')
    default:
      return shapeAt(model, shape.name).type === 'string' ? 'a'.repeat(count) : value
  }
}
