import type { ModelOperation } from '../../../contract/index.js'
import type { Finding } from '../../case.js'
import type { ClientCaseData } from '../clientCase.js'
import { draftCase } from '../draft.js'
import type { ClientObservation } from '../observation.js'
import type { ClientPlan } from '../plan.js'
import { exampleInput } from '../samples.js'
import { eachSent } from './eachSent.js'
import { readSent } from './sent.js'

/** What becomes of a member that makes a call idempotent. */
export function tokenCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  const member = operation.input.members.find(({ idempotencyToken }) => idempotencyToken)
  if (member === undefined) return []
  const { [member.name]: _, ...input } = exampleInput(plan, operation)
  const tokens = (observation: ClientObservation): readonly unknown[] =>
    observation.calls.map(({ call, arrivals: [arrival] }) => {
      const sent = arrival === undefined ? undefined : readSent(plan.model, call, arrival)
      return sent !== undefined && 'value' in sent ? sent.value[member.name] : undefined
    })
  return [
    draftCase(plan, operation, {
      id: 'request.token',
      rule: 'request.token',
      title: `a ${member.name} is made for a caller that gives none, another one for each call`,
      features: ['idempotency-token'],
      calls: [{ input }, { input }, { input }],
      check: (observation) => tokenFindings(member.name, tokens(observation)),
    }),
    draftCase(plan, operation, {
      id: 'request.token.own',
      rule: 'request.token.own',
      title: `the caller's own ${member.name} is sent, and no other`,
      calls: ['my-own-token', '!~'].map((own) => ({ input: { ...input, [member.name]: own } })),
      check: (observation) =>
        eachSent(observation, (call, _arrival, index) => {
          const [due, came] = [call.input[member.name], tokens(observation)[index]]
          return due === came
            ? []
            : [{ message: `${JSON.stringify(due)} was due, ${JSON.stringify(came) ?? 'nothing'} came` }]
        }),
    }),
  ]
}

/** Lawful, and no two the same. */
export function tokenFindings(name: string, tokens: readonly unknown[]): readonly Finding[] {
  const unlawful = tokens.filter((value) => typeof value !== 'string' || !/^[!-~]{1,256}$/.test(value))
  if (unlawful.length > 0) {
    const came = JSON.stringify(unlawful[0]) ?? 'nothing'
    return [{ message: `${name} must be 1 to 256 visible characters, was ${came}`, pointer: `/${name}` }]
  }
  return new Set(tokens).size === tokens.length
    ? []
    : [{ message: `two calls have the same ${name}`, pointer: `/${name}` }]
}
