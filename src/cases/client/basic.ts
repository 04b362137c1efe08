import { idPrefix, kebab, requirement, type ModelOperation } from '../../contract/index.js'
import type { Finding } from '../case.js'
import { errorText } from './answered.js'
import type { ClientCaseData } from './clientCase.js'
import type { ClientObservation } from './observation.js'
import type { ClientPlan } from './plan.js'
import { exampleCall, exampleScript } from './samples.js'

/** The id of the case that the others of an operation are compared with: a lawful call, answered as usual. */
export const basicCaseId = ({ name }: Pick<ModelOperation, 'name'>): string => `${kebab(name)}.basic`

/** An operation in its plainest form: what does not even do this needs no other case. */
export const basicCase = (plan: ClientPlan, operation: ModelOperation): ClientCaseData => ({
  id: basicCaseId(operation),
  requirement: requirement(`${idPrefix(operation.name, 'response')}.type`, plan.model.revision),
  title: `a lawful call is sent once, and what is answered is returned`,
  script: () => exampleScript(plan, operation),
  calls: (key) => [exampleCall(plan, operation, key)],
  check: (observation) => [
    ...succeeded(observation),
    ...sentOnce(observation),
    ...returned(observation, operation),
  ],
})

/** Every call returned without an error. */
export const succeeded = ({ calls }: ClientObservation): readonly Finding[] =>
  calls.flatMap(({ outcome: { error } }) =>
    error === undefined
      ? []
      : [{ message: `the call must return what was answered, but failed with ${errorText(error)}` }],
  )

/** One request for each call. */
export const sentOnce = ({ calls, arrivals }: ClientObservation): readonly Finding[] =>
  arrivals.length === calls.length
    ? []
    : [{ message: `${calls.length} requests were due, ${arrivals.length} came` }]

/** The form of the outcome is that of the operation: an object, or a list of events. */
export const returned = (
  { calls }: ClientObservation,
  { responseStream }: ModelOperation,
): readonly Finding[] =>
  calls.flatMap(({ outcome: { output, events, summary } }) => {
    if (responseStream !== undefined) {
      const seen = summary?.count ?? events?.length ?? 0
      return seen > 0 ? [] : [{ message: 'the caller got no event of the stream' }]
    }
    return typeof output === 'object' && output !== null
      ? []
      : [{ message: `the output must be an object, was ${JSON.stringify(output) ?? 'absent'}` }]
  })
