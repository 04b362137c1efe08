import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import type { DecoderFlags } from '../decoder/settings.js'
import { addRunFlags } from '../runFlags.js'
import { splitWords } from '../splitWords.js'

/** `bedrock-conformance decoder`: judge a decoder of event streams. */
export function addDecoder(program: Command, cli: Cli): void {
  const command = program
    .command('decoder')
    .description('judge a decoder of event streams; the one of this package when none is given')
    .option('--module <file>', 'a module that exports decode(chunks), decodeEvents(chunks) or both')
    .addOption(
      new Option('--command <command>', 'a program that speaks the line protocol; quotes as in a shell')
        .argParser(splitWords)
        .conflicts('module'),
    )
    .addOption(
      new Option('--mutant <id>', 'judge the decoder of this package with one deliberate defect').conflicts([
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
      const { settingsOfDecoder } = await import('../decoder/settings.js')
      const { runAndReport } = await import('../runAndReport.js')
      await runAndReport([settingsOfDecoder(flags)], flags, cli)
    })
}

const help = `
A module exports async generators over the chunks of a body:
  decode(chunks)        yields messages { headers: { name: { type, value } }, body: Uint8Array }
  decodeEvents(chunks)  yields events { messageStart: { … } }
and throws on bad input. It runs in a process of its own, which is ended when it hangs.

A program reads one JSON object a line and answers with one:
  {"id":1,"chunks":["base64",…]}
  {"id":1,"messages":[{"headers":{"name":{"type":"string","value":"…"}},"body":"base64"}],"error":null}

Examples:
  $ bedrock-conformance decoder --module ./decode.js
  $ bedrock-conformance decoder --command "python3 decoder.py" --role client
  $ bedrock-conformance decoder --module ./decode.js --only decoder.checksums
`
