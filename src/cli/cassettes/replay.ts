import { InvalidArgumentError, Option, type Command } from 'commander'
import { replayModes } from '../../cassette/replay/mode.js'
import type { Cli } from '../cli.js'
import { integer } from '../parse.js'
import { addDebug } from '../runFlags.js'
import type { ReplayFlags } from './runReplay.js'

/** `bedrock-conformance cassettes replay`: recordings as a server. */
export function addReplay(cassettes: Command, cli: Cli): void {
  const command = cassettes
    .command('replay')
    .description('play recordings as a server: HTTP/1.1 and HTTP/2 with prior knowledge on one port')
    .argument('<paths...>', 'cassette files, and folders of them')
    .option('--port <number>', '0 takes a free one', integer(0), 0)
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .addOption(
      new Option('--mode <mode>', 'how a cassette is chosen for a request (see below)')
        .choices(replayModes)
        .default('exact'),
    )
    .option('--speed <factor>', '1 as recorded, 2 twice as fast, none without waiting', speed, 1)
    .option(
      '--redact <pattern>',
      'a pattern that the recorder was given, so that requests are recognised; repeatable',
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .option('--verbose', 'print a line for each request')
  addDebug(command)
    .addHelpText('after', help)
    .action(async (paths: readonly string[], flags: ReplayFlags) => {
      const { runReplay } = await import('./runReplay.js')
      await runReplay(paths, flags, cli)
    })
}

/** A number above 0, or `none`. */
function speed(text: string): number {
  if (text === 'none') return Infinity
  const value = Number(text)
  if (text.trim() !== '' && value > 0) return value
  throw new InvalidArgumentError('It must be a number above 0, such as 1 or 0.5, or none.')
}

const help = `
One JSON line tells when it is ready: {"url":"http://127.0.0.1:4566","port":4566,…}. SIGTERM or Ctrl-C stops it, and it
says how many requests had no cassette: none ends with 0, some with 1.

Modes:
  exact     a request gets the first cassette with its operation, model and body, as often as it asks
  sequence  cassettes with the same request are given in the order of recording; the last one stays
  loose     as exact, and where there is none, the one of the same operation and model whose body is nearest

Bodies are equal by value: order of members, white space, spelling of numbers and base64 do not count. A request without a
cassette gets 404 ResourceNotFoundException with the nearest cassette and what differs.

Examples:
  $ bedrock-conformance cassettes replay recordings --port 4566
  $ bedrock-conformance cassettes replay hello.cassette.json --speed none --verbose
`
