import { Option, type Command } from 'commander'
import { reportNames, type ReportName } from '../report/create.js'
import { usual, type RunOptionsGiven } from '../runner/resolve.js'
import { integer, list, listOf, seed, shard } from './parse.js'

/** What every command that judges takes. */
export interface RunFlags extends Omit<RunOptionsGiven, 'replay'>, ReportFlags {
  /** Files of counterexamples. */
  readonly replay?: readonly string[]
  readonly profile?: string
}

/** What every command that reports takes. */
export interface ReportFlags {
  readonly baseline?: string
  readonly updateBaseline?: boolean
  readonly reporter: readonly ReportName[]
  readonly outputDir: string
  readonly debug?: boolean
}

/** Add the flags of judging to a command. */
export function addRunFlags(command: Command): Command {
  return addReportFlags(
    command
      .option('--revision <date>', 'hold the subject to the contract as of a date (default: the newest)')
      .option('--profile <file>', 'what the subject says of itself, YAML or JSON')
      .option(
        '--only <pattern>',
        'judge what fits: case or requirement ids, * for any text; repeatable',
        list,
      )
      .option('--skip <pattern>', 'leave out what fits; repeatable', list)
      .addOption(
        new Option('--level <level>', 'the lowest level to judge')
          .choices(['must', 'should', 'info'])
          .default(usual.level),
      )
      .option('--strict', 'let requirements of level should count like must')
      .option('--seed <number>', "where random values begin, or 'random'", seed, usual.seed)
      .option('--runs <number>', 'runs of each property', integer(1), usual.runs)
      .option('--replay <file>', 'try the counterexample of a file first; repeatable', list)
      .option('--shard <i/n>', 'judge one part of the cases; merge puts the results together', shard)
      .option('--timeout <ms>', 'how long a case may take (default: as the profile says)', integer(1))
      .option('--concurrency <number>', 'cases at once', integer(1), usual.concurrency)
      .option('--max-requests <number>', 'send no more requests than this', integer(1)),
  )
}

/** Add the flags of reporting to a command. */
export const addReportFlags = (command: Command): Command =>
  addDebug(
    command
      .option(
        '--baseline <file>',
        'known failures: they do not count, and must leave the file when they pass',
      )
      .option('--update-baseline', 'write the failures of this run into the baseline')
      .option(
        '--reporter <names>',
        `formats, set apart by commas: ${reportNames.join(', ')}`,
        listOf(reportNames),
        ['default'],
      )
      .option('--output-dir <folder>', 'where formats that are files go', 'conformance-report'),
  )

export const addDebug = (command: Command): Command =>
  command.option('--debug', 'show where an error comes from, and what subjects print')
