import type { SuiteResults } from '../results/results.js'
import { count } from '../results/summarise.js'
import type { SuiteName } from '../settings.js'
import type { Verdict } from '../verdict.js'

/** The known failures of a subject: what fails as listed here is not red, what no longer fails must leave the list. */
export interface Baseline {
  readonly format: 1
  /** By suite, case ids with the reason they are put up with; `''` when nobody gave one. */
  readonly expected: Readonly<Partial<Record<SuiteName, Readonly<Record<string, string>>>>>
}

export const emptyBaseline: Baseline = { format: 1, expected: {} }

/** A verdict in the light of the baseline. What the harness could not judge is never excused. */
export function compareWithBaseline(baseline: Baseline, suite: SuiteName, verdict: Verdict): Verdict {
  const reason = baseline.expected[suite]?.[verdict.case]
  if (reason === undefined) return verdict
  if (verdict.outcome === 'pass') return { ...verdict, baseline: 'fixed' }
  if (verdict.outcome !== 'fail' && verdict.outcome !== 'blocked') return verdict
  return { ...verdict, baseline: 'expected', ...(reason !== '' && { baselineReason: reason }) }
}

/** Cases in the baseline that the catalogue does not have: renamed, or of another revision. */
export const staleEntries = (
  baseline: Baseline,
  suite: SuiteName,
  ids: ReadonlySet<string>,
): readonly string[] => Object.keys(baseline.expected[suite] ?? {}).filter((id) => !ids.has(id))

/** The results of a suite in the light of the baseline, counted anew. */
export function applyBaseline(baseline: Baseline, results: SuiteResults): SuiteResults {
  const verdicts = results.verdicts.map((verdict) => compareWithBaseline(baseline, results.suite, verdict))
  return { ...results, verdicts, summary: count(verdicts, results.strict) }
}
