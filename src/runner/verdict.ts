import type { Evidence, Finding } from '../cases/case.js'
import type { Level } from '../contract/requirement.js'

/**
 * - `pass`: the subject did what the requirement says
 * - `fail`: it did not
 * - `blocked`: a prerequisite was not met, so nothing is known; as red as a failure
 * - `skip`: does not apply under the profile
 * - `error`: the harness is at fault
 */
export type Outcome = 'pass' | 'fail' | 'blocked' | 'skip' | 'error'

/** What became of one case, as plain JSON, without any clock value. */
export interface Verdict {
  readonly case: string
  readonly title: string
  /** Id of the requirement. */
  readonly requirement: string
  readonly level: Level
  readonly outcome: Outcome
  /** Why it was blocked, skipped or in error. */
  readonly reason?: string
  /** The twin that did not pass. */
  readonly blockedBy?: string
  readonly findings?: readonly Finding[]
  readonly evidence?: readonly Evidence[]
  /** For what is counted and not listed one by one: how often it was seen. Counts of shards add up. */
  readonly seen?: Seen
  /** `expected`: a known failure failed. `fixed`: a known failure passed and must leave the baseline. */
  readonly baseline?: 'expected' | 'fixed'
  /** The reason that the baseline gives. */
  readonly baselineReason?: string
}

export interface Seen {
  readonly times: number
  /** In how many recorded exchanges, and the first of them by name. */
  readonly exchanges: number
  readonly example: string
}
