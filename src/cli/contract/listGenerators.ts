import { breakableRequirements } from '../../../generators/violations/invalidRequest.js'
import { constraintsOf, modelAt, ruleId, rulesAt } from '../../contract/index.js'
import type { ListFlags, Row } from './listings.js'

/** For each operation, how many of the requirements of its requests have a generator that breaks them. */
export function listGenerators({ revision }: ListFlags): readonly Row[] {
  const model = modelAt(revision)
  const rows = [...model.operations.values()].map((operation): Row => {
    const broken = new Set(breakableRequirements(operation.name, { revision, sendable: false, open: true }))
    const requirements = [
      ...constraintsOf(model, operation.name, 'request', operation.input).map(({ id }) => id),
      ...rulesAt(operation.name, model.revision).map((rule) => ruleId(operation.name, rule)),
    ]
    const without = requirements.filter((id) => !broken.has(id))
    return {
      operation: operation.name,
      requirements: requirements.length,
      generated: requirements.length - without.length,
      without: without.join(', ') || '-',
    }
  })
  return [
    {
      operation: 'operation',
      requirements: 'of requests',
      generated: 'with a generator',
      without: 'without',
    },
    ...rows,
  ]
}
