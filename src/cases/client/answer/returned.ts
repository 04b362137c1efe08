import type { ClientCall, ClientOutcome } from '../../../subjects/client/subject.js'
import type { Finding } from '../../case.js'
import { errorText } from '../answered.js'
import type { ClientObservation } from '../observation.js'
import { firstFew } from '../firstFew.js'

/** Judge what the caller of each call got; a call that failed is a finding of its own. */
export const eachReturned = (
  { calls }: Pick<ClientObservation, 'calls'>,
  judge: (outcome: ClientOutcome, call: ClientCall, index: number) => readonly Finding[],
): readonly Finding[] =>
  firstFew(
    calls.flatMap(({ call, outcome }, index) =>
      outcome.error === undefined
        ? judge(outcome, call, index)
        : [{ message: `the answer is lawful, but the call failed with ${errorText(outcome.error)}` }],
    ),
  )
