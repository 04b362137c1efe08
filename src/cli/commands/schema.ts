import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import { addDebug } from '../runFlags.js'

/** `bedrock-conformance schema`: the JSON Schema of a part of an operation. */
export function addSchema(program: Command, cli: Cli): void {
  const command = program
    .command('schema')
    .description('print the JSON Schema (2020-12) of a part of an operation')
    .argument('<operation>')
    .addOption(
      new Option('--part <part>', 'what of the operation')
        .choices(['request', 'response', 'event', 'error'])
        .default('request'),
    )
    .option('--revision <date>', 'the contract as of a date', 'newest')
  addDebug(command)
    .addHelpText('after', examples)
    .action(
      async (operation: string, { part, revision }: { readonly part: string; readonly revision: string }) => {
        const { schemaFor } = await import('../../contract/index.js')
        cli.stdout.write(`${JSON.stringify(schemaFor(operation, part, revision), null, 2)}\n`)
      },
    )
}

const examples = `
Examples:
  $ bedrock-conformance schema Converse > converse.schema.json
  $ bedrock-conformance schema ConverseStream --part event --revision 2024-05-30
`
