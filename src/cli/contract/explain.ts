import { modelAt, requirement } from '../../contract/index.js'
import { derivedMutants } from '../../reference/server/mutants/index.js'
import { createPaint } from '../../report/console/style.js'
import { describeRequirement } from '../../report/contract/explain.js'
import type { Cli } from '../cli.js'
import { allCases } from './catalogues.js'

/** Print all that is known of a requirement, or of the requirement of a case. */
export async function explain(
  id: string,
  { revision, json = false }: { readonly revision: string; readonly json?: boolean },
  cli: Cli,
): Promise<void> {
  const entries = await allCases(revision)
  const named = entries.find((entry) => entry.case.id === id)
  // What a suite demands beyond the register of the contract is known by its cases only.
  const demanded = named ?? entries.find((entry) => entry.case.requirement.id === id)
  const found = demanded?.case.requirement ?? requirement(id, revision)
  const cases = entries
    .filter((entry) => (named === undefined ? entry.case.requirement.id === found.id : entry === named))
    .map(({ suite, case: { id, title } }) => ({ suite, id, title }))
  const ids = new Set([found.id, ...cases.map((item) => item.id)])
  const mutants = derivedMutants(modelAt(revision))
    .filter(({ aims }) => ids.has(aims))
    .map(({ id, description }) => ({ id, description }))
  const explanation = { requirement: found, cases, mutants }
  cli.stdout.write(
    json ? `${JSON.stringify(explanation, null, 2)}\n` : describeRequirement(explanation, createPaint(cli)),
  )
}
