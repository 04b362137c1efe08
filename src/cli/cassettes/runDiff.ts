import { describeDifference, diffCassettes, type Difference } from '../../cassette/diff/index.js'
import { pairCassettes, type CassettePair } from '../../cassette/diff/pair.js'
import { loadCassettes, type NamedCassette } from '../../cassette/match/named.js'
import { oneLine } from '../../report/escape.js'
import { many } from '../../report/words.js'
import { HarnessError } from '../../runner/harnessError.js'
import type { Cli } from '../cli.js'

export interface DiffFlags {
  readonly all?: boolean
  readonly json?: boolean
}

/** What is told of two sets of recordings. */
interface Comparison {
  /** How many cases both sets have. */
  readonly compared: number
  readonly different: readonly {
    readonly before: string
    readonly after: string
    readonly differences: readonly Difference[]
  }[]
  readonly onlyBefore: readonly string[]
  readonly onlyAfter: readonly string[]
}

/**
 * Compare two cassette files, or two folders of them.
 *
 * @throws HarnessError `bad-option` for a folder without cassettes; CassetteError for a file that is none
 */
export async function runDiff(before: string, after: string, flags: DiffFlags, cli: Cli): Promise<void> {
  const comparison = compare(pairsOf(await load(before), await load(after)), flags)
  const { different, onlyBefore, onlyAfter } = comparison
  if (flags.json === true) cli.stdout.write(`${JSON.stringify(comparison, undefined, 2)}\n`)
  else for (const line of linesOf(comparison)) cli.stdout.write(`${line}\n`)
  cli.finish(different.length + onlyBefore.length + onlyAfter.length === 0 ? 0 : 1)
}

async function load(path: string): Promise<readonly NamedCassette[]> {
  const cassettes = await loadCassettes([path])
  if (cassettes.length > 0) return cassettes
  throw new HarnessError('bad-option', `there is no cassette in ${path}`, {
    hint: 'cassettes are files whose names end with .cassette.json',
  })
}

/** Two single recordings are meant to be of the same case, whatever they say. */
function pairsOf(before: readonly NamedCassette[], after: readonly NamedCassette[]): CassettePair[] {
  if (before.length === 1 && after.length === 1) return [{ before: before[0]!, after: after[0]! }]
  return pairCassettes(before, after)
}

function compare(pairs: readonly CassettePair[], { all = false }: DiffFlags): Comparison {
  const both = pairs.flatMap(({ before, after }) => (before && after ? [{ before, after }] : []))
  return {
    compared: both.length,
    different: both
      .map(({ before, after }) => ({
        before: before.name,
        after: after.name,
        differences: diffCassettes(before.cassette, after.cassette, { all }),
      }))
      .filter(({ differences }) => differences.length > 0),
    onlyBefore: pairs.flatMap(({ before, after }) => (before && !after ? [before.name] : [])),
    onlyAfter: pairs.flatMap(({ before, after }) => (after && !before ? [after.name] : [])),
  }
}

function* linesOf({ compared, different, onlyBefore, onlyAfter }: Comparison): Generator<string, void> {
  for (const { before, after, differences } of different) {
    yield `${before} and ${after}`
    for (const difference of differences) yield `  ${oneLine(describeDifference(difference))}`
  }
  for (const name of onlyBefore) yield `only before: ${name}`
  for (const name of onlyAfter) yield `only after: ${name}`
  yield `${many(compared, 'pair')} compared, ${different.length} different, ${onlyBefore.length} only before, ${onlyAfter.length} only after`
}
