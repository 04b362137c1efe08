import { modelAt, revisionOf } from '../../contract/index.js'
import {
  benignVariants,
  derivedMutants,
  namedMutants,
  propertyMutants,
} from '../../reference/server/mutants/index.js'
import { many } from '../../report/words.js'
import { writeWhole } from '../../files/writeWhole.js'
import { distrust, type KillMatrix } from '../../runner/mutants/killMatrix.js'
import { nullSubjects } from '../../runner/mutants/nulls.js'
import { runMatrix } from '../../runner/mutants/runMatrix.js'
import type { Cli } from '../cli.js'

export interface MutantsFlags {
  readonly revision: string
  readonly list?: boolean
  readonly full?: boolean
  readonly json?: string
}

/** How often a line tells of the progress, in mutants. */
const STEP = 1000

/** Print the kill matrix of a revision; finishes with 1 when something in it is not as it must be. */
export async function mutants(flags: MutantsFlags, cli: Cli): Promise<void> {
  const revision = revisionOf(flags.revision).id
  if (flags.list === true) return list(revision, cli)
  const matrix = await runMatrix(
    revision,
    (done, total) => {
      if (done % STEP === 0) cli.stderr.write(`  ${done} of ${total} mutants\n`)
    },
    cli.interrupted,
  ).catch((error: unknown) => {
    if (!cli.interrupted.aborted) throw error
  })
  if (matrix === undefined) return cli.finish(130)
  if (flags.json !== undefined) await writeWhole(flags.json, `${JSON.stringify(matrix, undefined, 2)}\n`)
  if (flags.full === true) printFull(matrix, cli)
  print(matrix, cli)
}

function list(revision: string, { stdout }: Cli): void {
  for (const { id, description } of [
    ...namedMutants,
    ...propertyMutants,
    ...benignVariants,
    ...nullSubjects,
    ...derivedMutants(modelAt(revision)),
  ]) {
    stdout.write(`${id}  ${description}\n`)
  }
}

function printFull({ checks, mutants }: KillMatrix, { stdout }: Cli): void {
  for (const [id, killers] of Object.entries(checks)) stdout.write(`${id}  ← ${killers.join(', ')}\n`)
  for (const [id, saw] of Object.entries(mutants))
    stdout.write(`${id}  → ${saw.join(', ') || '(its aim does not apply)'}\n`)
}

function print(matrix: KillMatrix, { stdout, finish }: Cli): void {
  const checks = Object.keys(matrix.checks).length
  const clean = (of: Readonly<Record<string, readonly string[]>>): string =>
    `${Object.values(of).filter((ids) => ids.length === 0).length} of ${Object.keys(of).length}`
  const faults = distrust(matrix)
  const aimless = Object.values(matrix.mutants).filter((saw) => saw.length === 0).length
  stdout.write(
    [
      `kill matrix of the server suite, revision ${matrix.revision}`,
      `  ${many(checks, 'check')}, ${checks - matrix.unproven.length} made to fail by a mutant, ${matrix.unproven.length} not`,
      `  ${many(Object.keys(matrix.mutants).length, 'mutant')}, ${matrix.survivors.length} survived; ${aimless} aim at what no case can send or see`,
      `  ${clean(matrix.benign)} benign variants without a failure`,
      `  ${clean(matrix.nulls)} null subjects without a pass`,
      `  ${many(Object.keys(matrix.skipped).length, 'case')} not applicable to the embedded server, and so not proven`,
      ...faults.slice(0, 50).map((fault) => `✗ ${fault}`),
      ...(faults.length > 50 ? [`✗ and ${faults.length - 50} more`] : []),
      '',
    ].join('\n'),
  )
  finish(faults.length === 0 ? 0 : 1)
}
