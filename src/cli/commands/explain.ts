import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import { addDebug } from '../runFlags.js'

/** `bedrock-conformance explain`: all that is known of a requirement or a case. */
export function addExplain(program: Command, cli: Cli): void {
  const command = program
    .command('explain')
    .description(
      'show a requirement: its sentence, where it stands, what is known of it, the cases that check it',
    )
    .argument('<id>', 'a requirement, or a case')
    .option('--revision <date>', 'the contract as of a date', 'newest')
    .option('--json', 'as JSON')
  addDebug(command)
    .addHelpText('after', examples)
    .action(async (id: string, flags: { readonly revision: string; readonly json?: boolean }) => {
      const { explain } = await import('../contract/explain.js')
      await explain(id, flags, cli)
    })
}

const examples = `
Examples:
  $ bedrock-conformance explain converse.messages.images.max-count
  $ bedrock-conformance list requirements --only converse.messages     to find ids
`
