import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import { addAttachFlags, type ProgramFlags } from '../programFlags.js'
import { addDebug } from '../runFlags.js'

/** `bedrock-conformance adapter-check`: help somebody who writes an adapter. */
export function addAdapterCheck(program: Command, cli: Cli): void {
  const command = program
    .command('adapter-check')
    .description('try an adapter of a client step by step: what it understood, what it did not, what to mend')
  addAttachFlags(command, 'hello and call(call, signal)')
  addDebug(command)
    .addHelpText('after', help)
    .action(async (flags: ProgramFlags) => {
      const { checkAdapter } = await import('../adapterCheck/check.js')
      cli.finish(await checkAdapter(flags, cli))
    })
}

const help = `
The adapter is started, and asked for one call of each operation that it names, a refusal, a stream that fails, and
each option that it claims. This judges the adapter, not the client: for that there is \`bedrock-conformance client\`.
The protocol is told in docs/adapters.md, with complete adapters to start from.

Examples:
  $ bedrock-conformance adapter-check --command "python3 adapter.py"
  $ bedrock-conformance adapter-check --module ./adapter.js

Exit codes: 0 all was understood, 1 something is to be mended, 2 there is nothing to start.
`
