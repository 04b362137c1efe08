import type { ServerParts } from '../parts.js'

/** The embedded server with one deliberate defect, or with one difference that the contract allows. */
export interface Mutant {
  /** Stable, for `serve --mutant ID`. */
  readonly id: string
  /** One sentence: what it does wrong, or differently. */
  readonly description: string
  change(parts: ServerParts): ServerParts
}
