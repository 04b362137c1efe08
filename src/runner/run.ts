import {
  applyBaseline,
  compareWithBaseline,
  emptyBaseline,
  staleEntries,
  type Baseline,
} from './baseline/baseline.js'
import { packageVersion } from '../files/packageRoot.js'
import type { RunListener } from './listener.js'
import { runCassettes } from './cassettes/runCassettes.js'
import { HarnessError } from './harnessError.js'
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
  const runs = await runAll(settings, baseline, { ...options, listener: inTheLightOf(baseline, listener) })
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

/** Subjects that answer are asked through Vitest, recordings by a crew of threads when those are done. */
async function runAll(
  settings: readonly Settings[],
  baseline: Baseline,
  options: RunOptions,
): Promise<readonly SuiteRun[]> {
  const [files, subjects] = [
    settings.filter(({ suite }) => suite === 'cassettes'),
    settings.filter(({ suite }) => suite !== 'cassettes'),
  ]
  const runs: SuiteRun[] = []
  let empty: unknown
  const add = async (run: () => Promise<readonly SuiteRun[]>): Promise<void> => {
    try {
      runs.push(...(await run()))
    } catch (error) {
      // One suite of several may have nothing to do; all of them together may not.
      if (!(error instanceof HarnessError && error.code === 'no-cases')) throw error
      empty ??= error
    }
  }
  if (subjects.length > 0) await add(() => runSuites(subjects, options))
  const known = Object.keys(baseline.expected.cassettes ?? {})
  for (const one of files) {
    if (options.signal?.aborted !== true)
      await add(async () => [await runCassettes(one, { ...options, known })])
  }
  if (runs.length === 0 && empty !== undefined) throw empty
  return runs
}

/** A listener that hears of verdicts as the baseline shows them. */
const inTheLightOf = (baseline: Baseline, listener: RunListener): RunListener => ({
  onPlan: (settings, requirements) => listener.onPlan?.(settings, requirements),
  onProgress: (settings, done, total) => listener.onProgress?.(settings, done, total),
  onOutput: (text) => listener.onOutput?.(text),
  onVerdict: (suite, verdict, requirement) =>
    listener.onVerdict?.(suite, compareWithBaseline(baseline, suite, verdict), requirement),
})

async function stale(baseline: Baseline, { settings }: SuiteRun): Promise<readonly string[]> {
  // A recording that was not given was not judged: what is known of it stays.
  if (baseline.expected[settings.suite] === undefined || settings.suite === 'cassettes') return []
  const suite = await loadSuite(settings.suite)
  return staleEntries(baseline, settings.suite, new Set(suite.cases(settings).map(({ id }) => id)))
}
