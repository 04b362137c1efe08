import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import type { DecoderFlags } from '../decoder/settings.js'
import { addRunFlags } from '../runFlags.js'
import { splitWords } from '../splitWords.js'

/** `bedrock-conformance encoder`: judge an encoder of event streams by the bytes it gives. */
export function addEncoder(program: Command, cli: Cli): void {
  const command = program
    .command('encoder')
    .description('judge an encoder of event streams; the one of this package when none is given')
    .option('--module <file>', 'a module that exports encode, encodeStream, encodeEvent or several of them')
    .addOption(
      new Option('--command <command>', 'a program that speaks the line protocol; quotes as in a shell')
        .argParser(splitWords)
        .conflicts('module'),
    )
    .addOption(
      new Option('--mutant <id>', 'judge the encoder of this package with one deliberate defect').conflicts([
        'module',
        'command',
      ]),
    )
    .addOption(
      new Option('--role <role>', 'whose limits hold: a service enforces them, a client does not')
        .choices(['client', 'service'])
        .default('client'),
    )
  addRunFlags(command)
    .addHelpText('after', help)
    .action(async (flags: DecoderFlags) => {
      const { settingsOfEncoder } = await import('../decoder/settings.js')
      const { runAndReport } = await import('../runAndReport.js')
      await runAndReport([settingsOfEncoder(flags)], flags, cli)
    })
}

const help = `
A module exports functions that give bytes, or throw on what cannot be encoded:
  encode({ headers: { name: { type, value } }, body })  one message
  encodeStream(messages)                                async generator of bytes
  encodeEvent({ messageStart: { … } })                  one event of ConverseStream
The bytes are judged by the strict inspector, not by the decoder of the encoder's own package.

Examples:
  $ bedrock-conformance encoder --module ./encode.js
  $ bedrock-conformance encoder --command "python3 encoder.py" --role service
`
