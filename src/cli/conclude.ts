import type { Report } from '../report/report.js'
import { many } from '../report/words.js'
import { emptyBaseline, type Baseline } from '../runner/baseline/baseline.js'
import { readBaseline, writeBaseline } from '../runner/baseline/files.js'
import { updateBaseline } from '../runner/baseline/update.js'
import { HarnessError } from '../runner/harnessError.js'
import { exitCode, exitCodes } from '../runner/results/exitCode.js'
import type { Results } from '../runner/results/results.js'
import type { Cli } from './cli.js'
import type { ReportFlags } from './runFlags.js'

/**
 * The baseline that the flags name.
 *
 * @throws HarnessError `bad-option` when one is to be updated that has no name
 */
export async function readBaselineOf({ baseline, updateBaseline = false }: ReportFlags): Promise<Baseline> {
  if (baseline !== undefined) return readBaseline(baseline, { mayBeAbsent: updateBaseline })
  if (!updateBaseline) return emptyBaseline
  throw new HarnessError('bad-option', '--update-baseline has no file to write', {
    hint: 'say --baseline FILE',
  })
}

/** Write the reports, and the baseline where asked, and finish with what the verdicts amount to. */
export async function concludeWith(
  results: Results,
  parts: {
    readonly baseline: Baseline
    readonly report: Report
    readonly flags: ReportFlags
    readonly cli: Cli
  },
): Promise<void> {
  const { baseline, report, flags, cli } = parts
  await report.onEnd(results)
  if (cli.interrupted.aborted) return cli.finish(exitCodes.interrupted)
  const code = exitCode(results)
  if (flags.updateBaseline !== true || code === exitCodes.fault) return cli.finish(code)
  const updated = updateBaseline(baseline, results)
  await writeBaseline(flags.baseline!, updated)
  const known = Object.values(updated.expected).flatMap((cases) => Object.keys(cases)).length
  cli.stdout.write(`${flags.baseline} has ${many(known, 'known failure')} now\n`)
  return cli.finish(exitCodes.conforms)
}
