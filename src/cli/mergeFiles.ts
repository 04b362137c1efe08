import { createReports } from '../report/create.js'
import { applyBaseline } from '../runner/baseline/baseline.js'
import { mergeResults } from '../runner/results/merge.js'
import { readResults } from '../runner/results/read.js'
import type { Cli } from './cli.js'
import { concludeWith, readBaselineOf } from './conclude.js'
import type { ReportFlags } from './runFlags.js'

/** Merge results, report on the whole, and finish with what it amounts to. */
export async function mergeFiles(files: readonly string[], flags: ReportFlags, cli: Cli): Promise<void> {
  const baseline = await readBaselineOf(flags)
  const inputs = await Promise.all(files.map(async (name) => ({ name, results: await readResults(name) })))
  const merged = mergeResults(inputs)
  const results = { ...merged, suites: merged.suites.map((suite) => applyBaseline(baseline, suite)) }
  const report = await createReports(flags.reporter, { ...cli, outputDir: flags.outputDir })
  await concludeWith(results, { baseline, report, flags, cli })
}
