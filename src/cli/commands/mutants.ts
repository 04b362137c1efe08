import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import type { MutantsFlags } from '../mutants/mutants.js'
import { addDebug } from '../runFlags.js'

/** `bedrock-conformance mutants`: the proof that every check can fail, and for the right reason only. */
export function addMutants(program: Command, cli: Cli): void {
  const command = program
    .command('mutants')
    .description('print the kill matrices: each check with the defects that make it fail')
    .addOption(
      new Option('--suite <name>', 'the matrix of one suite only').choices([
        'server',
        'client',
        'decoder',
        'encoder',
      ]),
    )
    .option('--revision <date>', 'of the contract as of a date', 'newest')
    .option('--list', 'name the mutants and variants, and run nothing')
    .option('--full', 'print every check with its killers and every mutant with the checks that saw it')
    .option('--json <file>', 'write the whole matrices into a file')
  addDebug(command)
    .addHelpText('after', help)
    .action(async (flags: MutantsFlags) => {
      const { mutants } = await import('../mutants/mutants.js')
      await mutants(flags, cli)
    })
}

const help = `
A mutant is the server, client, decoder or encoder of this package with one deliberate defect; a benign variant differs
in a way the contract allows; a null subject is none at all. The command ends with 1 when a check has no killer, when
nobody sees a mutant, when a benign variant fails anything, or when a null subject passes anything.

Examples:
  $ bedrock-conformance mutants
  $ bedrock-conformance mutants --suite client --full
  $ bedrock-conformance mutants --json kill-matrix.json
  $ bedrock-conformance mutants --list
`
