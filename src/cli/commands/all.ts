import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import { addRunFlags, type RunFlags } from '../runFlags.js'

/** `bedrock-conformance` alone: every suite against its embedded reference subject. */
export function addAll(program: Command, cli: Cli): void {
  const command = program
    .command('all', { isDefault: true })
    .description('judge the embedded reference subjects with every suite; the command when none is named')
    .argument('[nothing...]')
    .usage('[options]')
  addRunFlags(command)
    .addHelpText('after', examples)
    .action(async (words: readonly string[], flags: RunFlags) => {
      const { rejectWords } = await import('../rejectWords.js')
      rejectWords(words, program)
      const { settingsOfEmbedded } = await import('../settingsOf.js')
      const { runAndReport } = await import('../runAndReport.js')
      await runAndReport(await settingsOfEmbedded(flags, cli), flags, cli)
    })
}

const examples = `
Examples:
  $ bedrock-conformance
  $ bedrock-conformance --revision 2024-05-30 --level must
  $ bedrock-conformance --only converse.messages --seed random --runs 200
  $ bedrock-conformance --reporter default,html,junit --output-dir report
`
