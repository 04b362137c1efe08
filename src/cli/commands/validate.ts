import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import { addDebug } from '../runFlags.js'
import type { ValidateFlags } from '../contract/validate.js'

/** `bedrock-conformance validate`: hold one value against the contract. */
export function addValidate(program: Command, cli: Cli): void {
  const command = program
    .command('validate')
    .description('hold a request, response, event or error against the contract; names every violation')
    .argument('<file>', 'JSON, or - for standard input')
    .requiredOption('--operation <name>', 'the operation that it belongs to')
    .addOption(
      new Option('--part <part>', 'what of the operation it is')
        .choices(['request', 'response', 'event', 'error'])
        .default('request'),
    )
    .option('--revision <date>', 'the contract as of a date', 'newest')
    .addOption(
      new Option('--reading <reading>', 'whom to believe where documents and service differ')
        .choices(['documented', 'service'])
        .default('documented'),
    )
    .option('--json', 'violations as JSON')
  addDebug(command)
    .addHelpText('after', examples)
    .action(async (file: string, flags: ValidateFlags) => {
      const { validateFile } = await import('../contract/validate.js')
      await validateFile(file, flags, cli)
    })
}

const examples = `
A request or response has all members of its operation, those of path, query and headers too; blobs are base64.
An event is {"<type>": payload}, an error {"name": …, "status": …, "body": …}.

Examples:
  $ bedrock-conformance validate request.json --operation Converse
  $ bedrock-conformance validate request.json --operation Converse --revision 2024-05-30 --json
  $ echo '{"messageStart":{"role":"assistant"}}' | bedrock-conformance validate - --operation ConverseStream --part event

Exit codes: 0 no violation, 1 violations, 2 wrong usage.
`
