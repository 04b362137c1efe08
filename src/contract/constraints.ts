import type { Model, ModelShape, StructureAt } from './model.js'
import { idPath, pathsBelow, type ModelPath } from './paths.js'
import { idPrefix, type Part } from './part.js'

/**
 * The mechanical kinds of constraint of the service model, by what they are called in requirement ids. Lengths count
 * characters, bytes count decoded bytes, counts are entries of a list or map.
 */
export type ConstraintKind =
  | 'required'
  | 'type'
  | 'enum'
  | 'union'
  | 'pattern'
  | 'min-length'
  | 'max-length'
  | 'min-count'
  | 'max-count'
  | 'min-bytes'
  | 'max-bytes'
  | 'min'
  | 'max'
  | 'base64'

/** One constraint at one place of an operation. */
export interface Constraint {
  /** Requirement id: `converse.messages.content.toolUse.name.pattern`. */
  readonly id: string
  readonly kind: ConstraintKind
  readonly path: ModelPath
  /** The limit of a range, the pattern, the values of an enum, or the members of a union. */
  readonly limit?: number
  readonly pattern?: string
  readonly values?: readonly string[]
}

/** Every constraint below a structure, in the order of the model; `min` 0 constrains nothing and is left out. */
export function constraintsOf(model: Model, operation: string, part: Part, root: StructureAt): Constraint[] {
  const prefix = idPrefix(operation, part)
  return [...pathsBelow(model, root)].flatMap((path) =>
    kindsOf(path).map(([kind, detail]) => ({
      id: constraintId(prefix, path.segments, kind),
      kind,
      path,
      ...detail,
    })),
  )
}

export const constraintId = (prefix: string, segments: readonly string[], kind: ConstraintKind): string =>
  segments.length === 0 ? `${prefix}.${kind}` : `${prefix}.${idPath(segments)}.${kind}`

type Kind = readonly [kind: ConstraintKind, detail: Pick<Constraint, 'limit' | 'pattern' | 'values'>]

function kindsOf({ shape, member, owner, segments }: ModelPath): Kind[] {
  const kinds: Kind[] = []
  if (member?.required === true) kinds.push(['required', {}])
  // Whatever comes in a URI, a query or a header is text, and so is the key of a map: it cannot have another type.
  const textual = member?.location !== undefined || segments.at(-1) === '{key}'
  // A blob that is the whole body is bytes as they are: neither of another type nor base64.
  const isBody = owner !== undefined && segments.length === 1 && owner.payload === member?.name
  if (!textual && !isBody && shape.type !== 'document') kinds.push(['type', {}])
  if (shape.type === 'structure') {
    if (shape.role === 'union' || shape.role === 'eventStream') {
      kinds.push(['union', { values: shape.members.map(({ name }) => name) }])
    }
    return kinds
  }
  if (shape.type === 'enum') return [...kinds, ['enum', { values: shape.values }]]
  if (shape.type === 'blob' && !isBody) kinds.push(['base64', {}])
  if ('pattern' in shape && shape.pattern !== undefined) kinds.push(['pattern', { pattern: shape.pattern }])
  const unit = unitOf(shape)
  if (shape.min !== undefined && (shape.min > 0 || unit === ''))
    kinds.push([`min${unit}`, { limit: shape.min }])
  if (shape.max !== undefined) kinds.push([`max${unit}`, { limit: shape.max }])
  return kinds
}

/** What a range of the shape counts, as the ending of its name. */
export function unitOf(shape: ModelShape): '' | '-length' | '-count' | '-bytes' {
  switch (shape.type) {
    case 'string':
      return '-length'
    case 'blob':
      return '-bytes'
    case 'list':
    case 'map':
      return '-count'
    default:
      return ''
  }
}
