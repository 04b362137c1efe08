import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import { addReportFlags, type ReportFlags } from '../runFlags.js'

/** `bedrock-conformance merge`: the results of shards, or of several subjects, as one report. */
export function addMerge(program: Command, cli: Cli): void {
  const command = program
    .command('merge')
    .description('put the results.json of shards or of different runs together, and report on the whole')
    .argument('<files...>', 'results.json files')
  addReportFlags(command)
    .addHelpText('after', examples)
    .action(async (files: readonly string[], flags: ReportFlags) => {
      const { mergeFiles } = await import('../mergeFiles.js')
      await mergeFiles(files, flags, cli)
    })
}

const examples = `
Every shard must be there: a part is never passed off as the whole.

Examples:
  $ bedrock-conformance --shard 1/2 --reporter json --output-dir part-1
  $ bedrock-conformance --shard 2/2 --reporter json --output-dir part-2
  $ bedrock-conformance merge part-1/results.json part-2/results.json --reporter default,json,html
`
