import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import { addDebug } from '../runFlags.js'
import type { ExportFlags } from './runExport.js'

/** `bedrock-conformance cassettes export`: cassettes as an archive that other tools read. */
export function addExport(cassettes: Command, cli: Cli): void {
  const command = cassettes
    .command('export')
    .description('put cassettes into one archive that browsers and proxies read')
    .argument('<files...>', 'cassette files, or folders of them')
    .addOption(new Option('--to <format>', 'HAR 1.2').choices(['har']).default('har'))
    .option('--output <file>', 'where it goes (default: standard output)')
    .option('--lenient', 'end with 0 though something was refused')
  addDebug(command)
    .addHelpText('after', help)
    .action(async (files: readonly string[], flags: ExportFlags) => {
      const { runExport } = await import('./runExport.js')
      await runExport(files, flags, cli)
    })
}

const help = `
A HAR has no place for chunks and their times, trailers, and an end that came too early. A cassette without a request, and
a file that is no cassette, is refused with its reason; the rest goes on.

Exit codes: 0 everything was exported, 1 something was refused, 2 wrong usage.

Examples:
  $ bedrock-conformance cassettes export recordings --to har --output session.har
`
