import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import { addDebug } from '../runFlags.js'

/** `bedrock-conformance diff`: what changed between two revisions. */
export function addDiff(program: Command, cli: Cli): void {
  const command = program
    .command('diff')
    .description('name exactly what changed between two revisions of the contract')
    .argument('<from>', 'a date, a botocore release, or newest')
    .argument('<to>')
    .option('--json', 'changes as JSON')
  addDebug(command)
    .addHelpText('after', examples)
    .action(async (from: string, to: string, flags: { readonly json?: boolean }) => {
      const { revisionOf } = await import('../../contract/index.js')
      const { changesBetween } = await import('../../report/contract/changes.js')
      const { describeChanges } = await import('../../report/contract/diff.js')
      const { createPaint } = await import('../../report/console/style.js')
      const changes = changesBetween(revisionOf(from), revisionOf(to))
      cli.stdout.write(
        flags.json === true
          ? `${JSON.stringify(changes, null, 2)}\n`
          : describeChanges(changes, createPaint(cli)),
      )
    })
}

const examples = `
Examples:
  $ bedrock-conformance diff 2024-05-30 2024-07-25
  $ bedrock-conformance diff 2024-12-04 newest --json
`
