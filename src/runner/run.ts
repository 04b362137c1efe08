import {
  applyBaseline,
  compareWithBaseline,
  emptyBaseline,
  staleEntries,
  type Baseline,
} from './baseline/baseline.js'
import { packageVersion } from '../files/packageRoot.js'
import type { RunListener } from './listener.js'
import { loadSuite } from './registry.js'
import type { Results, SuiteRun } from './results/results.js'
import { summarise } from './results/summarise.js'
import type { Settings } from './settings.js'
import { runSuites, type RunOptions } from './vitest/run.js'

export interface RunRequest extends RunOptions {
  readonly baseline?: Baseline
}

/**
 * Run suites and say what came of it.
 *
 * @throws HarnessError when a suite could not run
 */
export async function run(
  settings: readonly Settings[],
  { baseline = emptyBaseline, listener = {}, ...options }: RunRequest = {},
): Promise<Results> {
  const started = new Date()
  const runs = await runSuites(settings, { ...options, listener: inTheLightOf(baseline, listener) })
  const suites = await Promise.all(
    runs.map(async (suiteRun) =>
      applyBaseline(baseline, summarise({ ...suiteRun, staleBaseline: await stale(baseline, suiteRun) })),
    ),
  )
  const seconds = Math.round(Date.now() - started.getTime()) / 1000
  return {
    format: 1,
    header: {
      tool: 'bedrock-conformance',
      version: packageVersion,
      node: process.version,
      started: started.toISOString(),
      seconds,
    },
    suites,
  }
}

/** A listener that hears of verdicts as the baseline shows them. */
const inTheLightOf = (baseline: Baseline, listener: RunListener): RunListener => ({
  onPlan: (settings, requirements) => listener.onPlan?.(settings, requirements),
  onOutput: (text) => listener.onOutput?.(text),
  onVerdict: (suite, verdict, requirement) =>
    listener.onVerdict?.(suite, compareWithBaseline(baseline, suite, verdict), requirement),
})

async function stale(baseline: Baseline, { settings }: SuiteRun): Promise<readonly string[]> {
  if (baseline.expected[settings.suite] === undefined) return []
  const suite = await loadSuite(settings.suite)
  return staleEntries(baseline, settings.suite, new Set(suite.cases(settings).map(({ id }) => id)))
}
