import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import { listings, type ListFlags } from '../contract/listings.js'
import { list } from '../parse.js'
import { addDebug } from '../runFlags.js'

/** `bedrock-conformance list`: what there is. */
export function addList(program: Command, cli: Cli): void {
  const command = program
    .command('list')
    .description(
      'list requirements, cases, generators, revisions, operations, features, or purposes of models',
    )
    .argument('[what]', Object.keys(listings).join(', '), 'requirements')
    .option('--only <pattern>', 'ids that fit, * for any text; repeatable', list)
    .addOption(new Option('--level <level>', 'of one level').choices(['must', 'should', 'info']))
    .addOption(
      new Option('--kind <kind>', 'of one kind').choices(['modelled', 'documented', 'protocol', 'observed']),
    )
    .addOption(
      new Option('--enforcement <status>', 'by what is known of the service').choices([
        'confirmed',
        'contradicted',
        'unknown',
      ]),
    )
    .option('--checked', 'requirements that a case checks')
    .option('--unchecked', 'requirements that no case checks')
    .option('--revision <date>', 'the contract as of a date', 'newest')
    .option('--json', 'as JSON')
  addDebug(command)
    .addHelpText('after', examples)
    .action(async (what: string, flags: ListFlags) => {
      const { printList } = await import('../contract/list.js')
      await printList(what, flags, cli)
    })
}

const examples = `
Examples:
  $ bedrock-conformance list requirements --kind documented
  $ bedrock-conformance list requirements --enforcement contradicted
  $ bedrock-conformance list cases --only converse.messages --level must
  $ bedrock-conformance list revisions
`
