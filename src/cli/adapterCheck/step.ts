import { basicCase } from '../../cases/client/basic.js'
import type { ClientCaseData, PlannedCall } from '../../cases/client/clientCase.js'
import type { ClientObservation } from '../../cases/client/observation.js'
import type { ClientPlan } from '../../cases/client/plan.js'
import { exampleCall } from '../../cases/client/samples.js'
import type { ModelOperation } from '../../contract/index.js'
import type { Script } from '../../subjects/client/script.js'
import type { ClientOutcome } from '../../subjects/client/subject.js'

/** One thing that an adapter is asked to do. */
export interface Step {
  readonly data: ClientCaseData
  /** What to look at when it is not done. */
  readonly mend: string
  /** What it is asked to do at the same time, and has to have done before. */
  readonly meanwhile?: ClientCaseData
}

export interface StepDraft extends Partial<Pick<ClientCaseData, 'route' | 'silent'>> {
  readonly title: string
  readonly mend: string
  readonly script?: () => Script
  /** What the one call has besides its input. */
  readonly call?: Partial<Omit<PlannedCall, 'operation'>>
  /** What is not as it should be, in sentences; nothing when all is well. */
  readonly check: (outcome: ClientOutcome, observation: ClientObservation) => readonly string[]
}

/** A step is a case of the client suite that is not in the catalogue: one call, and what came of it. */
export const makeStep = (
  plan: ClientPlan,
  operation: ModelOperation,
  { title, mend, call, check, ...rest }: StepDraft,
): Step => ({
  data: {
    ...basicCase(plan, operation),
    ...rest,
    title,
    calls: (key) => [exampleCall(plan, operation, key, call)],
    check: (observation) => check(observation.calls[0]!.outcome, observation).map((message) => ({ message })),
  },
  mend,
})

/** A sentence when something does not hold. */
export const unless = (holds: boolean, sentence: string): readonly string[] => (holds ? [] : [sentence])

/** A value in a sentence. */
export const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

/** The call did not fail. */
export const returned = ({ error }: ClientOutcome): readonly string[] =>
  unless(error === undefined, `the call failed: ${show(error)}`)

/** The call failed. */
export const failed = ({ error, output, events }: ClientOutcome): readonly string[] =>
  unless(error !== undefined, `the call had to fail, and returned ${show(events ?? output)}`)
