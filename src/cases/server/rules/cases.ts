import {
  requirement,
  ruleId,
  rulesAt,
  type Level,
  type ModelOperation,
  type Rule,
} from '../../../contract/index.js'
import { modelFor } from '../../../subjects/profile/profile.js'
import { writeRequest, type RequestValue } from '../../../wire/rest/index.js'
import { accepted } from '../common/accepted.js'
import { refusals, refused } from '../common/refused.js'
import { serverCase, type ServerCase } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { exampleOf } from '../request/example.js'
import { basicCaseId } from '../request/mechanical.js'
import { featuresFor } from '../request/needs.js'
import { converseExamples, invokeExamples, type RuleExamples } from './examples.js'

/** For each rule of an operation: what is just inside it is accepted, what is just outside is refused. */
export const ruleCases = (plan: Plan, operation: ModelOperation): ServerCase[] =>
  rulesAt(operation.name, plan.model.revision).flatMap((rule) => casesOfRule(plan, operation, rule))

/** The examples of a rule. Every rule has some: a rule that nothing checks is no requirement. */
export function examplesOf(rule: Rule): RuleExamples {
  const found = converseExamples[rule.name] ?? invokeExamples[rule.name]
  if (found === undefined) throw new RangeError(`the rule ${rule.name} has no examples`)
  return found
}

function casesOfRule(plan: Plan, operation: ModelOperation, rule: Rule): ServerCase[] {
  const { model, profile } = plan
  const reading =
    profile.readings[rule.name] ??
    profile.readings[ruleId(operation.name, rule)] ??
    profile.readings['*'] ??
    'documented'
  if (reading === 'service' && rule.serviceReading === 'none') return []
  const examples = examplesOf(rule)
  const id = ruleId(operation.name, rule)
  const level: Level | undefined = isOpenRule(rule, model.revision.date) ? 'info' : undefined
  const common = {
    requirement: requirement(id, model.revision),
    level,
    features: [...featuresFor(operation, []), ...examples.features],
  }
  const request = (value: RequestValue) => ({
    request: writeRequest(operation, complete(plan, operation, examples, value)),
  })
  const lawful = Object.entries(examples.lawful).map(([variant, value]) =>
    serverCase({
      ...common,
      id: `${id}/${variant}`,
      title: `${rule.name} holds: ${variant.replaceAll('-', ' ')}`,
      twins: [basicCaseId(operation)],
      stimuli: () => [request(value(plan))],
      check: ([exchange]) => accepted(operation, exchange!),
    }),
  )
  const twin = lawful[0]?.id ?? basicCaseId(operation)
  const unlawful = Object.entries(examples.unlawful).map(([variant, value]) =>
    serverCase({
      ...common,
      id: `${id}/${variant}.refused`,
      title: `${rule.name} is broken: ${variant.replaceAll('-', ' ')}`,
      twins: [twin],
      stimuli: () => [request(value(plan))],
      check: ([exchange]) =>
        refused(
          exchange!,
          examples.features.includes('limits')
            ? [refusals.validation, refusals.tooLarge]
            : [refusals.validation],
        ),
    }),
  )
  return [...lawful, ...unlawful]
}

/** The example on top of what every request of the operation has. */
function complete(
  plan: Plan,
  operation: ModelOperation,
  examples: RuleExamples,
  value: RequestValue,
): RequestValue {
  const { messages: _messages, ...base } = exampleOf(plan, operation).value
  const modelId = examples.purpose === undefined ? base['modelId'] : modelFor(plan.profile, examples.purpose)
  return { ...base, modelId, ...value }
}

/** Rules on blocks that only a message of the system may hold, a role which models refuse. */
const openRules = new Set(['messages.tool-changes.role', 'messages.tool-changes.name'])

/** The pattern of the model admits imported models since 2024-10-18, whatever the prose still says. */
const isOpenRule = ({ name }: Rule, date: string): boolean =>
  openRules.has(name) || (name === 'modelId.imported-model' && date >= '2024-10-18')
