import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import { addRunFlags } from '../runFlags.js'
import type { ServerFlags } from '../settingsOf.js'

/** `bedrock-conformance server`: judge a server at a URL. */
export function addServer(program: Command, cli: Cli): void {
  const command = program
    .command('server')
    .description('judge a server: an emulator, a gateway, a mock; the embedded one when no endpoint is given')
    .option('--endpoint <url>', 'where the server is')
    .addOption(
      new Option('--mutant <id>', 'judge the embedded server with one deliberate defect').conflicts(
        'endpoint',
      ),
    )
    .option('--allow-paid', 'send requests to the real service, which someone pays for')
  addRunFlags(command)
    .addHelpText('after', examples)
    .action(async (flags: ServerFlags) => {
      const { settingsOfServer, announcePaid } = await import('../settingsOf.js')
      const { runAndReport } = await import('../runAndReport.js')
      const settings = await settingsOfServer(flags)
      await announcePaid(settings, cli)
      await runAndReport([settings], flags, cli)
    })
}

const examples = `
Examples:
  $ bedrock-conformance server --endpoint http://127.0.0.1:4566
  $ bedrock-conformance server --endpoint http://127.0.0.1:4566 --profile emulator.yaml --revision 2024-07-25
  $ bedrock-conformance server --endpoint http://127.0.0.1:4566 --only converse.messages.images.max-count
  $ bedrock-conformance server --endpoint http://127.0.0.1:4566 --baseline known.json --reporter default,github
  $ bedrock-conformance server --mutant ID     see how a defect is caught; \`mutants\` lists them
`
