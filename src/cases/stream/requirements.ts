import { idPrefix, type ModelOperation, type Requirement } from '../../contract/index.js'
import { sequenceRules, type SequenceRuleId } from '../../stream/sequenceRules.js'

/** A rule of the order of events as a requirement of an operation. */
export function sequenceRequirement(operation: ModelOperation, rule: SequenceRuleId): Requirement {
  const { level, kind, source } = sequenceRules[rule]
  return {
    id: `${idPrefix(operation.name, 'request')}.${rule}`,
    level,
    kind,
    source,
    since: operation.input.since,
    enforcement: { status: 'confirmed', evidence: 'every recorded stream keeps to it' },
  }
}
