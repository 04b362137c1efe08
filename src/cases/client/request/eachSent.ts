import type { Arrival } from '../../../subjects/client/script.js'
import type { ClientCall } from '../../../subjects/client/subject.js'
import type { Finding } from '../../case.js'
import { errorText } from '../answered.js'
import { firstFew } from '../firstFew.js'
import type { ClientObservation } from '../observation.js'

/** Judge the request of each call; one that was never sent is a finding of its own. */
export const eachSent = (
  { calls }: Pick<ClientObservation, 'calls'>,
  judge: (call: ClientCall, arrival: Arrival, index: number) => readonly Finding[],
): readonly Finding[] =>
  firstFew(
    calls.flatMap(({ call, outcome: { error }, arrivals: [arrival] }, index) => {
      if (arrival !== undefined) return judge(call, arrival, index)
      const told = error === undefined ? '' : `, but failed with ${errorText(error)}`
      return [{ message: `call ${index + 1} of ${calls.length} sent nothing${told}` }]
    }),
  )
