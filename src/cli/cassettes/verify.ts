import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import { integer } from '../parse.js'
import { addProgramFlags } from '../programFlags.js'
import { addRunFlags } from '../runFlags.js'
import type { VerifyFlags } from './settings.js'

/** `bedrock-conformance cassettes verify`: hold recorded traffic against the contract, and replay it through a decoder. */
export function addVerify(cassettes: Command, cli: Cli): void {
  const command = addProgramFlags(
    cassettes
      .command('verify')
      .description('hold recorded traffic against the contract, and replay its streams through a decoder')
      .argument('<files...>', 'cassettes, or folders of them'),
    'decoder',
    'decode(chunks) or decodeEvents(chunks), to replay through',
  )
    .option(
      '--replays <number>',
      'the most streams that are replayed, spread over the files',
      integer(0),
      1000,
    )
    .option('--threads <number>', 'threads that judge (default: one for each processor)', integer(1))
  addRunFlags(command)
    .addHelpText('after', help)
    .action(async (files: readonly string[], flags: VerifyFlags) => {
      const { settingsOfCassettes } = await import('./settings.js')
      const { runAndReport } = await import('../runAndReport.js')
      await runAndReport([settingsOfCassettes(files, flags)], flags, cli)
    })
}

const help = `
Each exchange is judged on its request, its answer and, where that streams, on its messages. What a file says was lost
before it was written is not judged. Streams are replayed through the decoder of this package and that of the official
SDK where it is installed, unless another is named: as recorded, byte by byte, cut at random, and with faults in them.
--revision recorded holds each exchange to the contract as of the day it was recorded.

Examples:
  $ bedrock-conformance cassettes verify recordings
  $ bedrock-conformance cassettes verify recordings --revision recorded --baseline known.json
  $ bedrock-conformance cassettes verify recordings --module ./decode.js --only 'recordings/*#replay'
  $ bedrock-conformance cassettes verify recordings --shard 1/4 --reporter json --output-dir part-1
`
