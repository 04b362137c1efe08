import type { Constraint } from './constraints.js'
import { pathText } from './paths.js'

/** What the service model says in a constraint, in words. */
export function sentenceOf(constraint: Constraint): string {
  const { kind, path, limit, pattern, values = [] } = constraint
  const place = path.owner === undefined ? pathText(path.segments) : `${path.owner.name}.${path.member!.name}`
  const { name } = path.shape
  switch (kind) {
    case 'required':
      return `${path.owner!.name} requires ${path.member!.name}`
    case 'type':
      return `${place} is a ${path.shape.type === 'enum' ? 'string' : path.shape.type} (${name})`
    case 'enum':
      return `${name} is one of ${some(values)}`
    case 'union':
      return `${name} is a union: exactly one of ${some(values)}`
    case 'pattern':
      return `${name} matches ${pattern!.length <= 120 ? pattern! : `${pattern!.slice(0, 119)}…`}`
    case 'base64':
      return `${place} is a blob, which restJson1 writes as base64`
    case 'min-length':
      return `${name} has a length of at least ${limit}`
    case 'max-length':
      return `${name} has a length of at most ${limit}`
    case 'min-count':
      return `${name} has at least ${limit} ${limit === 1 ? 'entry' : 'entries'}`
    case 'max-count':
      return `${name} has at most ${limit} entries`
    case 'min-bytes':
      return `${name} has at least ${limit} ${limit === 1 ? 'byte' : 'bytes'}`
    case 'max-bytes':
      return `${name} has at most ${limit} bytes`
    case 'min':
      return `${name} is at least ${limit}`
    case 'max':
      return `${name} is at most ${limit}`
  }
}

/** A sentence has at most 25 words, so a long list of values is cut. */
const some = (values: readonly string[]): string =>
  values.length <= 15 ? values.join(', ') : `${values.slice(0, 12).join(', ')} … (${values.length} in all)`
