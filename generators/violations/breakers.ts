import type { ContractOptions, RequestDrafts } from '../requests/request.js'
import type { Breaker } from './breaker.js'
import { constraintBreakers } from './constraintBreaker.js'
import { ruleBreakers } from './ruleBreaker.js'

export interface InvalidOptions extends ContractOptions {
  /** Ids of the requirements to break; all that can be broken, when it is left out. */
  readonly requirement?: string | readonly string[]
  /** Only what an HTTP request can carry: `true` unless it is given. */
  readonly sendable?: boolean
}

/**
 * What can be broken in the requests of an operation, under the options.
 *
 * @throws RangeError for a requirement that nothing breaks.
 */
export function breakersOf(
  drafts: RequestDrafts,
  { requirement, sendable = true, features }: InvalidOptions,
): readonly Breaker[] {
  const enforcesLimits = features === undefined || features.includes('limits')
  const all = [...constraintBreakers(drafts), ...ruleBreakers(drafts)].filter(
    (breaker) => (breaker.sendable || !sendable) && (enforcesLimits || !breaker.large),
  )
  const wanted = requirement === undefined ? undefined : [requirement].flat()
  for (const id of wanted ?? []) {
    if (!all.some((breaker) => breaker.requirement === id)) {
      throw new RangeError(`No request of ${drafts.operation.name} can be made that breaks '${id}'.`)
    }
  }
  return wanted === undefined ? all : all.filter((breaker) => wanted.includes(breaker.requirement))
}
