import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import { addDebug } from '../runFlags.js'
import type { ImportFlags } from './runImport.js'

/** `bedrock-conformance cassettes import`: cassettes out of the recordings of other tools. */
export function addImport(cassettes: Command, cli: Cli): void {
  const command = cassettes
    .command('import')
    .description('make cassettes of the recordings of other tools, without their secrets')
    .argument('<files...>', 'files, or folders of them')
    .requiredOption('--output-dir <folder>', 'where the cassettes go')
    .addOption(
      new Option('--from <format>', 'what the files are (default: as each one tells)').choices([
        'vcr',
        'nock',
        'har',
        'jsonl',
      ]),
    )
    .option(
      '--redact <patterns...>',
      'more to redact: regular expressions, their group `secret` or all of it',
    )
    .option('--lenient', 'end with 0 though something was refused')
  addDebug(command)
    .addHelpText('after', help)
    .action(async (files: readonly string[], flags: ImportFlags) => {
      const { runImport } = await import('./runImport.js')
      await runImport(files, flags, cli)
    })
}

const help = `
Formats: vcr (VCR.py, YAML or JSON), nock (JSON), har (HAR 1.2), jsonl (one interaction a line). What a format does not
keep is named in the cassette, under provenance.lost, and never made up. A file that is none of them, and an interaction
that is no exchange, is refused with its reason; the rest goes on.

A cassette is named after operation, model, status and its digest: importing twice changes nothing, and no other file is
ever overwritten.

Exit codes: 0 everything was imported, 1 something was refused, 2 wrong usage.

Examples:
  $ bedrock-conformance cassettes import tests/cassettes --output-dir recordings
  $ bedrock-conformance cassettes import session.har --from har --output-dir recordings --redact 'patient-(?<secret>\\d+)'
`
