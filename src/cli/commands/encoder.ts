import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import type { DecoderFlags } from '../decoder/settings.js'
import { addProgramFlags, roleFlag } from '../programFlags.js'
import { addRunFlags } from '../runFlags.js'

/** `bedrock-conformance encoder`: judge an encoder of event streams by the bytes it gives. */
export function addEncoder(program: Command, cli: Cli): void {
  const command = program
    .command('encoder')
    .description('judge an encoder of event streams; the one of this package when none is given')
  addProgramFlags(command, 'encoder', 'encode, encodeStream, encodeEvent or several of them').addOption(
    roleFlag(),
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
