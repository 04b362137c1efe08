import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import { addDebug } from '../runFlags.js'
import type { DiffFlags } from './runDiff.js'

/** `bedrock-conformance cassettes diff`: what changed between two recordings. */
export function addDiff(cassettes: Command, cli: Cli): void {
  const command = cassettes
    .command('diff')
    .description('what changed between two recordings of the same case, or two folders of them')
    .argument('<before>', 'a cassette file, or a folder of them')
    .argument('<after>', 'likewise')
    .option('--all', 'tell everything, also what differs in any two recordings')
    .option('--json', 'as JSON')
  addDebug(command)
    .addHelpText('after', help)
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const { runDiff } = await import('./runDiff.js')
      await runDiff(before, after, flags, cli)
    })
}

const help = `
Folders are paired by operation, model and body of the request, then by file name. Events are compared by what they say:
text by block, whatever its pieces. Request ids, dates, latencies, padding, ids of tool uses, timing, chunking, signatures
and user agents are left out unless --all is given.

Exit code 0 when nothing changed, 1 when something did.

Examples:
  $ bedrock-conformance cassettes diff before.cassette.json after.cassette.json
  $ bedrock-conformance cassettes diff recordings new-recordings --json
`
