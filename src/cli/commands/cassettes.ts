import type { Command } from 'commander'
import { addDiff } from '../cassettes/diff.js'
import { addExport } from '../cassettes/export.js'
import { addImport } from '../cassettes/import.js'
import { addReplay } from '../cassettes/replay.js'
import { addRecord } from '../cassettes/record.js'
import { addVerify } from '../cassettes/verify.js'
import type { Cli } from '../cli.js'

/**
 * The commands on recorded traffic, in the order in which the help lists them. Each says what it takes in a file of its
 * own, `../cassettes/<name>.ts`, and loads what it does only when it is called.
 */
const subcommands: readonly ((cassettes: Command, cli: Cli) => void)[] = [
  addRecord,
  addImport,
  addExport,
  addReplay,
  addVerify,
  addDiff,
]

/** `bedrock-conformance cassettes`: recorded traffic. */
export function addCassettes(program: Command, cli: Cli): void {
  const cassettes = program
    .command('cassettes')
    .description('recorded traffic: take it, read it from other tools, play it, judge it')
  for (const add of subcommands) add(cassettes, cli)
}
