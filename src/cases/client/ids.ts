import type { ModelOperation } from '../../contract/index.js'
import type { ClientCaseData } from './clientCase.js'
import type { ClientPlan } from './plan.js'
import { exampleInput } from './samples.js'

/** An id that carries the key of a case. */
export type IdForm = (key: string) => string

/** ARNs that a member in a path may have: each with `:` and `/`. */
const arns: Readonly<Record<string, readonly IdForm[]>> = {
  modelId: [
    (key) => `arn:aws:bedrock:us-east-1::foundation-model/anthropic.${key}-v1:0`,
    (key) => `arn:aws:bedrock:us-east-1:123456789012:imported-model/${key}`,
    (key) => `arn:aws:bedrock:us-east-1:123456789012:provisioned-model/${key}`,
    (key) => `arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.${key}-v1/abcdefghij12`,
  ],
  guardrailIdentifier: [(key) => `arn:aws:bedrock:us-east-1:123456789012:guardrail/${key}`],
  invocationArn: [(key) => `arn:aws:bedrock:us-east-1:123456789012:async-invoke/${key}`],
}

/** The member of an operation's path that may be an ARN, with the forms that it has. */
export function arnMember({ input: { members } }: ModelOperation) {
  const found = members.find(({ location, name }) => location === 'uri' && arns[name] !== undefined)
  return found === undefined ? undefined : { name: found.name, forms: arns[found.name]! }
}

/** A call for each form of an id. */
export function callsWithIds(
  plan: ClientPlan,
  operation: ModelOperation,
  member: string,
  forms: readonly IdForm[],
): ClientCaseData['calls'] {
  const input = exampleInput(plan, operation)
  return (key) =>
    forms.map((form) => ({ operation: operation.name, input: { ...input, [member]: form(key) } }))
}
