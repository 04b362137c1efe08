import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import { integer } from '../parse.js'
import { addDebug } from '../runFlags.js'
import type { ServeFlags } from '../serve/serve.js'

/** `bedrock-conformance serve`: the embedded server alone. */
export function addServe(program: Command, cli: Cli): void {
  const command = program
    .command('serve')
    .description('run the embedded server: HTTP/1.1 and HTTP/2 with prior knowledge on one port')
    .option('--port <number>', '0 takes a free one', integer(0), 0)
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--revision <date>', 'keep to the contract as of a date', 'newest')
    .option('--auth', 'let in only who signed, or has the token (see below)')
    .option(
      '--mutant <id>',
      'with one deliberate defect, or one allowed difference; `mutants --list` names them',
    )
    .option('--seed <number>', 'what the answers are made from', integer(0), 1)
  addDebug(command)
    .addHelpText('after', help)
    .action(async (flags: ServeFlags) => {
      const { serve } = await import('../serve/serve.js')
      await serve(flags, cli)
    })
}

const help = `
One JSON line tells when it is ready: {"url":"http://127.0.0.1:4566","port":4566,…}. SIGTERM or Ctrl-C stops it.

Model ids that provoke something:
  conformance.throttling-exception         answers with that error; likewise every modeled error of the operation
  conformance.stream-throttling-exception  a stream that ends with that exception after four events
  conformance.first-validation-exception   a stream whose first message is that exception
  conformance.slow-250                     answers after 250 milliseconds
  conformance.cut                          a stream that is cut inside a message
  conformance.absent                       no model at all
  conformance.showcase                     lawful answer number N to the text "Show N", one for every member and value
Operations without a model id: the header x-conformance-provoke: ThrottlingException.
Its guardrail blocks the word "forbidden"; a tool is used where the tool choice demands one.

With --auth the access key AKIDEXAMPLE with the secret wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY comes in, and the bearer
token conformance-token.

Examples:
  $ bedrock-conformance serve --port 4566
  $ bedrock-conformance serve --mutant accepts:converse.messages.images.max-count
  $ AWS_BEARER_TOKEN_BEDROCK=conformance-token your-client --endpoint http://127.0.0.1:4566
`
