import { groupBy } from '../groupBy.js'
import type { CitedRequirement, SuiteResults } from '../runner/results/results.js'
import { weigh } from '../runner/results/weigh.js'
import type { Verdict } from '../runner/verdict.js'

/** The verdicts of a suite in the order in which a reader wants them. */
export interface Digest {
  /** Failures that count, by the requirement that is not kept. */
  readonly failures: readonly Broken[]
  readonly warnings: readonly Broken[]
  readonly notes: readonly Broken[]
  /** Blocked cases by what blocks them. */
  readonly blocked: readonly Folded[]
  readonly skipped: readonly Folded[]
  readonly faults: readonly Verdict[]
  readonly known: readonly Verdict[]
  readonly fixed: readonly Verdict[]
}

/** A requirement that is not kept, with the cases that show it. */
export interface Broken {
  readonly requirement: CitedRequirement
  readonly verdicts: readonly Verdict[]
}

/** Cases with one reason, and where there is one the case that is to blame. */
export interface Folded {
  readonly reason: string
  readonly verdicts: readonly Verdict[]
}

export function digest({ verdicts, requirements, strict }: SuiteResults): Digest {
  const cited = new Map(requirements.map((requirement) => [requirement.id, requirement]))
  const failed = (weight: 'red' | 'warning' | 'note'): readonly Broken[] => {
    const matching = verdicts.filter(
      (verdict) => verdict.outcome === 'fail' && weigh(verdict, strict) === weight,
    )
    return [...groupBy(matching, ({ requirement }) => requirement)].map(([id, group]) => ({
      requirement: cited.get(id)!,
      verdicts: group,
    }))
  }
  const folded = (outcome: 'blocked' | 'skip'): readonly Folded[] =>
    [
      ...groupBy(
        verdicts.filter((verdict) => verdict.outcome === outcome && verdict.baseline === undefined),
        ({ reason = '' }) => reason,
      ),
    ].map(([reason, group]) => ({ reason, verdicts: group }))
  return {
    failures: failed('red'),
    warnings: failed('warning'),
    notes: failed('note'),
    blocked: folded('blocked'),
    skipped: folded('skip'),
    faults: verdicts.filter(({ outcome }) => outcome === 'error'),
    known: verdicts.filter(({ baseline }) => baseline === 'expected'),
    fixed: verdicts.filter(({ baseline }) => baseline === 'fixed'),
  }
}

/** The group that a requirement is shown in: `converse` for `converse.messages.images.max-count`. */
export const groupOf = (requirement: string): string => requirement.split('.', 1)[0]!
