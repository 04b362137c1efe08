import { revisionOf } from '../../contract/index.js'
import { distrust, type KillMatrix } from '../../reference/matrix/killMatrix.js'
import { many } from '../../report/words.js'
import { writeWhole } from '../../files/writeWhole.js'
import { runMatrix } from '../../runner/mutants/runMatrix.js'
import { provenSuites, specimensOf, type ProvenSuite } from '../../runner/mutants/specimens.js'
import type { Cli } from '../cli.js'

export interface MutantsFlags {
  readonly revision: string
  /** One of the suites; all of them unless given. */
  readonly suite?: ProvenSuite
  readonly list?: boolean
  readonly full?: boolean
  readonly json?: string
}

/** How often a line tells of the progress, in mutants: those of the server are thousands, and quick. */
const STEPS: Readonly<Record<ProvenSuite, number>> = { server: 1000, client: 50, decoder: 50, encoder: 50 }

/** Print the kill matrices of a revision; finishes with 1 when something in one is not as it must be. */
export async function mutants(flags: MutantsFlags, cli: Cli): Promise<void> {
  const revision = revisionOf(flags.revision).id
  const suites = flags.suite === undefined ? provenSuites : [flags.suite]
  if (flags.list === true) {
    for (const suite of suites) list(suite, revision, cli)
    return
  }
  const matrices: Partial<Record<ProvenSuite, KillMatrix>> = {}
  // One after the other: each takes all the cores that it can use, and some measure time.
  for (const suite of suites) {
    const matrix = await run(suite, revision, cli)
    if (matrix === undefined) return cli.finish(130)
    matrices[suite] = matrix
    if (flags.full === true) printFull(matrix, cli)
    print(suite, revision, matrix, cli)
  }
  if (flags.json !== undefined)
    await writeWhole(flags.json, `${JSON.stringify({ revision, suites: matrices }, undefined, 2)}\n`)
  cli.finish(Object.values(matrices).every((matrix) => distrust(matrix).length === 0) ? 0 : 1)
}

/** The matrix of a suite, or nothing when the user ended it. */
const run = (
  suite: ProvenSuite,
  revision: string,
  { stderr, interrupted }: Cli,
): Promise<KillMatrix | undefined> =>
  runMatrix(
    suite,
    revision,
    (done, total) => {
      if (done % STEPS[suite] === 0) stderr.write(`  ${done} of ${total} mutants\n`)
    },
    interrupted,
  ).catch((error: unknown) => {
    if (!interrupted.aborted) throw error
    return undefined
  })

function list(suite: ProvenSuite, revision: string, { stdout }: Cli): void {
  stdout.write(`${suite}\n`)
  for (const { id, intent } of specimensOf(suite, revision)) stdout.write(`  ${id}  ${intent}\n`)
}

function printFull({ checks, mutants }: KillMatrix, { stdout }: Cli): void {
  for (const [id, killers] of Object.entries(checks)) stdout.write(`${id}  ← ${killers.join(', ')}\n`)
  for (const [id, saw] of Object.entries(mutants))
    stdout.write(`${id}  → ${saw.join(', ') || '(its aim does not apply)'}\n`)
}

function print(suite: ProvenSuite, revision: string, matrix: KillMatrix, { stdout }: Cli): void {
  const checks = Object.keys(matrix.checks).length
  const clean = (of: Readonly<Record<string, readonly string[]>>): string =>
    `${Object.values(of).filter((ids) => ids.length === 0).length} of ${Object.keys(of).length}`
  const faults = distrust(matrix)
  const aimless = Object.values(matrix.mutants).filter((saw) => saw.length === 0).length
  const skipped = Object.keys(matrix.skipped).length
  const hasVariants = Object.keys(matrix.benign).length > 0
  stdout.write(
    [
      `kill matrix of the ${suite} suite, revision ${revision}`,
      `  ${many(checks, 'check')}, ${checks - matrix.unproven.length} made to fail by a mutant, ${matrix.unproven.length} not`,
      `  ${many(Object.keys(matrix.mutants).length, 'mutant')}, ${matrix.survivors.length} survived${aimless > 0 ? `; ${aimless} aim at what no case can send or see` : ''}`,
      ...(hasVariants ? [`  ${clean(matrix.benign)} benign variants without a failure`] : []),
      `  ${clean(matrix.nulls)} null subjects without a pass`,
      ...(skipped > 0
        ? [`  ${many(skipped, 'case')} not applicable to the ${suite} of this package, and so not proven`]
        : []),
      ...faults.slice(0, 50).map((fault) => `✗ ${fault}`),
      ...(faults.length > 50 ? [`✗ and ${faults.length - 50} more`] : []),
      '',
    ].join('\n'),
  )
}
