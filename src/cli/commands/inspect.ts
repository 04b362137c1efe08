import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import type { InspectArguments } from '../inspect.js'
import { addDebug } from '../runFlags.js'

/** `bedrock-conformance inspect`: the messages of a stream, and what is wrong with them. */
export function addInspect(program: Command, cli: Cli): void {
  const command = program
    .command('inspect')
    .description('show each message of an event stream, and what is wrong with its bytes, headers and order')
    .argument('<file>', 'the stream as bytes or base64, a cassette, or - for standard input')
    .addOption(
      new Option('--operation <name>', 'whose events they are (default: as the events tell)').choices([
        'ConverseStream',
        'InvokeModelWithResponseStream',
      ]),
    )
    .addOption(
      new Option('--role <role>', 'whose limits hold: a service enforces them, a client does not').choices([
        'client',
        'service',
      ]),
    )
    .option('--revision <date>', 'the contract as of a date (default: the newest)')
    .option('--json', 'as JSON')
  addDebug(command)
    .addHelpText('after', examples)
    .action(async (file: string, { revision, ...flags }: Omit<InspectArguments, 'file'>) => {
      const { inspectCommand } = await import('../inspect.js')
      const { revisionOf } = await import('../../contract/index.js')
      const resolved = revision === undefined ? {} : { revision: revisionOf(revision).id }
      cli.finish(await inspectCommand({ file, ...flags, ...resolved }, cli))
    })
}

const examples = `
Examples:
  $ bedrock-conformance inspect answer.bin
  $ curl -s … | bedrock-conformance inspect - --operation ConverseStream
  $ bedrock-conformance inspect answer.bin --json

Exit codes: 0 sound and lawful, 1 not, 2 nothing to read.
`
