import { Command, CommanderError } from 'commander'
import { packageVersion } from '../files/packageRoot.js'
import type { Cli } from './cli.js'
import { addAdapterCheck } from './commands/adapterCheck.js'
import { addAll } from './commands/all.js'
import { addCassettes } from './commands/cassettes.js'
import { addClient } from './commands/client.js'
import { addDecoder } from './commands/decoder.js'
import { addDiff } from './commands/diff.js'
import { addEncoder } from './commands/encoder.js'
import { addExplain } from './commands/explain.js'
import { addInspect } from './commands/inspect.js'
import { addList } from './commands/list.js'
import { addMerge } from './commands/merge.js'
import { addMutants } from './commands/mutants.js'
import { addSchema } from './commands/schema.js'
import { addServe } from './commands/serve.js'
import { addServer } from './commands/server.js'
import { addValidate } from './commands/validate.js'
import { describeError } from './describeError.js'

/** The commands, in the order in which the help lists them. */
const commands: readonly ((program: Command, cli: Cli) => void)[] = [
  addAll,
  addServer,
  addClient,
  addAdapterCheck,
  addDecoder,
  addEncoder,
  addCassettes,
  addServe,
  addMutants,
  addValidate,
  addInspect,
  addList,
  addExplain,
  addSchema,
  addDiff,
  addMerge,
]

/** Run a command line and say what the process is to end with: 0, 1, 2 or 130. */
export async function runCommandLine(args: readonly string[], world: Omit<Cli, 'finish'>): Promise<number> {
  let code = 0
  const finish = (given: number) => {
    code = given
  }
  try {
    await createProgram({ ...world, finish }).parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    world.stderr.write(describeError(error, args.includes('--debug')))
    return 2
  }
}

function createProgram(cli: Cli): Command {
  const program = new Command('bedrock-conformance')
    .description(
      'Does an implementation of the Amazon Bedrock Runtime API do what the documentation says,\n' +
        'and if not, which sentence does it break, with which smallest input?',
    )
    .version(packageVersion)
    .showSuggestionAfterError()
    .showHelpAfterError('Say --help after the command for what it takes.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void cli.stdout.write(text),
      writeErr: (text) => void cli.stderr.write(text),
    })
    .addHelpText('after', exitCodes)
  for (const add of commands) add(program, cli)
  return program
}

const exitCodes = `
Exit codes:
  0    conforms, or fails only as the baseline says
  1    does not conform
  2    wrong usage, or a fault of the harness
  130  interrupted; the report has what was judged until then

Examples:
  $ bedrock-conformance                                            judge the embedded subjects
  $ bedrock-conformance server --endpoint http://127.0.0.1:4566    judge a server
  $ bedrock-conformance validate request.json --operation Converse
  $ bedrock-conformance explain converse.messages.images.max-count
`
