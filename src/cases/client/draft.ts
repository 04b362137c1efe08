import { kebab, type ModelOperation } from '../../contract/index.js'
import { basicCaseId } from './basic.js'
import type { ClientCaseData, PlannedCall } from './clientCase.js'
import type { ClientPlan } from './plan.js'
import { clientRule, type ClientRuleId } from './rules.js'
import { exampleCall, exampleScript } from './samples.js'

/** What most cases have in common, left out. */
export interface CaseDraft extends Partial<Omit<ClientCaseData, 'id' | 'requirement' | 'calls'>> {
  /** What comes after the operation in the id. */
  readonly id: string
  readonly rule: ClientRuleId
  readonly title: string
  /** The calls without their operation; one ordinary call unless given. */
  readonly calls?: readonly Partial<Omit<PlannedCall, 'operation'>>[]
  readonly check: ClientCaseData['check']
}

/** A case of an operation whose answers are the usual ones unless the draft says otherwise. */
export const draftCase = (
  plan: ClientPlan,
  operation: ModelOperation,
  { id, rule, calls = [{}], ...rest }: CaseDraft,
): ClientCaseData => ({
  requirement: clientRule(rule),
  twins: [basicCaseId(operation)],
  script: () => exampleScript(plan, operation),
  ...rest,
  id: `${kebab(operation.name)}.${id}`,
  calls: (key) => calls.map((call) => exampleCall(plan, operation, key, call)),
})
