import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import type { DecoderFlags } from '../decoder/settings.js'
import { addProgramFlags, roleFlag } from '../programFlags.js'
import { addRunFlags } from '../runFlags.js'

/** `bedrock-conformance decoder`: judge a decoder of event streams. */
export function addDecoder(program: Command, cli: Cli): void {
  const command = program
    .command('decoder')
    .description('judge a decoder of event streams; the one of this package when none is given')
  addProgramFlags(command, 'decoder', 'decode(chunks), decodeEvents(chunks) or both').addOption(roleFlag())
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
