import { HarnessError } from '../harnessError.js'
import { byId } from '../results/byId.js'
import type { Results, SuiteResults } from '../results/results.js'
import type { Verdict } from '../verdict.js'
import type { Baseline } from './baseline.js'

/**
 * The baseline after a run: every case that failed or was blocked, with the reasons that were given before. Cases that
 * the run did not judge stay as they were.
 *
 * @throws HarnessError `bad-baseline` when cases were blocked by anything but a case that failed: what a subject that was
 *   not there did not do is no known failure
 */
export function updateBaseline(baseline: Baseline, results: Results): Baseline {
  const expected = { ...baseline.expected }
  for (const run of results.suites) {
    const lost = run.verdicts.find(
      ({ outcome, blockedBy }) => outcome === 'blocked' && blockedBy === undefined,
    )
    if (lost !== undefined) {
      throw new HarnessError('bad-baseline', `the baseline stays as it was: ${lost.reason}`)
    }
    expected[run.suite] = updateSuite(expected[run.suite] ?? {}, run)
  }
  return { format: 1, expected }
}

function updateSuite(
  before: Readonly<Record<string, string>>,
  { verdicts, staleBaseline = [] }: SuiteResults,
) {
  const after: Record<string, string> = { ...before }
  for (const id of staleBaseline) delete after[id]
  for (const verdict of verdicts) {
    if (isKnownFailure(verdict)) after[verdict.case] = before[verdict.case] ?? ''
    else if (verdict.outcome === 'pass') delete after[verdict.case]
  }
  return Object.fromEntries(Object.entries(after).sort(([a], [b]) => byId(a, b)))
}

const isKnownFailure = ({ outcome, level }: Verdict): boolean =>
  (outcome === 'fail' || outcome === 'blocked') && level !== 'info'
