import type { ModelShape } from '../model.js'

/** A value of a JSON type that nobody can take for the right one. */
export function wrongType(shape: ModelShape): unknown {
  switch (shape.type) {
    case 'structure':
    case 'list':
    case 'map':
      return 'text'
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
    case 'boolean':
      return 'neither a number nor a boolean'
    default:
      return { not: 'a text' }
  }
}
