import type { Verdict } from '../verdict.js'
import { byId } from './byId.js'
import type { CitedRequirement, SuiteResults, SuiteRun, Summary } from './results.js'
import { weigh } from './weigh.js'

/** The results of a run of one suite: sorted, counted, and with the requirements that are cited and no others. */
export function summarise({
  settings,
  subject,
  state,
  verdicts,
  requirements,
  staleBaseline,
}: SuiteRun): SuiteResults {
  const { suite, invocation, revision, profile, seed, runs, level, strict, only, skip, shard } = settings
  return {
    suite,
    subject,
    invocation,
    revision,
    profile: profile.name,
    seed,
    runs,
    level,
    strict,
    only,
    skip,
    ...(shard !== undefined && { shard }),
    state,
    summary: count(verdicts, strict),
    requirements: cite(verdicts, requirements),
    verdicts: verdicts.toSorted((a, b) => byId(a.case, b.case)),
    ...(staleBaseline !== undefined && staleBaseline.length > 0 && { staleBaseline }),
  }
}

export function count(verdicts: readonly Verdict[], strict: boolean): Summary {
  const summary = {
    cases: verdicts.length,
    pass: 0,
    fail: 0,
    blocked: 0,
    skip: 0,
    error: 0,
    red: 0,
    warnings: 0,
    expected: 0,
    fixed: 0,
  }
  for (const verdict of verdicts) {
    summary[verdict.outcome] += 1
    const weight = weigh(verdict, strict)
    if (weight === 'red') summary.red += 1
    if (weight === 'warning') summary.warnings += 1
    if (verdict.baseline !== undefined) summary[verdict.baseline] += 1
  }
  return summary
}

export function cite(
  verdicts: readonly Verdict[],
  requirements: Iterable<CitedRequirement>,
): readonly CitedRequirement[] {
  const cited = new Set(verdicts.map(({ requirement }) => requirement))
  const unique = new Map<string, CitedRequirement>()
  for (const { id, level, kind, source, enforcement } of requirements) {
    if (cited.has(id)) unique.set(id, { id, level, kind, source, enforcement })
  }
  return [...unique.values()].sort((a, b) => byId(a.id, b.id))
}
