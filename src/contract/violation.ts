import type { ConstraintKind } from './constraints.js'

/** One way in which a value breaks the contract. */
export interface Violation {
  /** Id of the requirement: `requirement(id)` tells its sentence, level and source. */
  readonly requirement: string
  /** Where, as a JSON Pointer into the judged value (RFC 6901). */
  readonly pointer: string
  /** One sentence: what the contract asks for and what is there. */
  readonly message: string
  /** For a request: what a server must answer. */
  readonly status?: number
  readonly errorType?: string
  /** For a constraint of the service model, which one and its limit; absent for rules that only prose states. */
  readonly constraint?: ViolatedConstraint
}

export interface ViolatedConstraint {
  readonly kind: ConstraintKind
  readonly limit?: number
  readonly pattern?: string
  readonly values?: readonly string[]
}
