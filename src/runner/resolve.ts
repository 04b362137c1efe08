import type { Counterexample } from '../cases/server/index.js'
import { newestRevision, revisionOf } from '../contract/revisions.js'
import type { Level } from '../contract/requirement.js'
import type { Profile } from '../subjects/profile/profile.js'
import type { Settings, Shard, SuiteName, Target } from './settings.js'

/** What a run may be asked to do differently; whatever is not said comes from the profile or is the usual. */
export interface RunOptionsGiven {
  readonly revision?: string
  readonly seed?: number
  readonly runs?: number
  readonly level?: Level
  readonly strict?: boolean
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly timeout?: number
  readonly concurrency?: number
  readonly maxRequests?: number
  readonly shard?: Shard
  readonly replay?: readonly Counterexample[]
  readonly role?: 'client' | 'service'
}

/** What is done when nothing is said. The seed is fixed: a verdict should not depend on the day. */
export const usual = {
  seed: 1,
  runs: 20,
  level: 'info',
  strict: false,
  only: [],
  skip: [],
  concurrency: 8,
  replay: [],
} as const

/**
 * The settings of one run of one suite.
 *
 * @throws ContractError `unknown-revision`
 */
export function resolveSettings(
  suite: SuiteName,
  target: Target,
  profile: Profile,
  given: RunOptionsGiven = {},
  invocation = '',
): Settings {
  const { seed, runs, level, strict, only, skip, concurrency, replay } = { ...usual, ...given }
  const { timeout = profile.timeouts.case, maxRequests, shard, role } = given
  return {
    suite,
    target,
    profile,
    revision: revisionOf(given.revision ?? profile.revision ?? newestRevision.id).id,
    seed,
    runs,
    level,
    strict,
    only,
    skip,
    timeout,
    concurrency,
    replay,
    invocation,
    ...(maxRequests !== undefined && { maxRequests }),
    ...(shard !== undefined && { shard }),
    ...(role !== undefined && { role }),
  }
}
