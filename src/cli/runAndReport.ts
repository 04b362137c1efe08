import { createReports } from '../report/create.js'
import type { Report } from '../report/report.js'
import type { RunListener } from '../runner/listener.js'
import { run } from '../runner/run.js'
import type { Settings } from '../runner/settings.js'
import type { Cli } from './cli.js'
import { writeCounterexamples } from './counterexamples.js'
import { concludeWith, readBaselineOf } from './conclude.js'
import type { ReportFlags } from './runFlags.js'

/** Judge, report, and finish with what the verdicts amount to. */
export async function runAndReport(
  settings: readonly Settings[],
  flags: ReportFlags,
  cli: Cli,
): Promise<void> {
  const baseline = await readBaselineOf(flags)
  const report = await createReports(flags.reporter, { ...cli, outputDir: flags.outputDir })
  const results = await run(settings, {
    baseline,
    signal: cli.interrupted,
    listener: listening(report, flags, cli),
  })
  await writeCounterexamples(results, flags.outputDir, cli)
  await concludeWith(results, { baseline, report, flags, cli })
}

const listening = (report: Report, { debug = false }: ReportFlags, cli: Cli): RunListener => ({
  onPlan: (settings, requirements) => report.onPlan?.(settings, requirements),
  onVerdict: (suite, verdict, requirement) => report.onVerdict?.(suite, verdict, requirement),
  onProgress: (settings, done, total) => report.onProgress?.(settings, done, total),
  onOutput: (text) => void (debug && cli.stderr.write(text)),
})
