import type { Arrival } from '../../../subjects/client/script.js'
import type { ClientCall } from '../../../subjects/client/subject.js'
import type { Finding } from '../../case.js'
import { errorText } from '../answered.js'
import type { ClientObservation } from '../observation.js'

/** More of the same tells nothing new. */
const MOST = 4

/** Judge the request of each call; one that was never sent is a finding of its own. */
export function eachSent(
  { calls }: Pick<ClientObservation, 'calls'>,
  judge: (call: ClientCall, arrival: Arrival, index: number) => readonly Finding[],
): readonly Finding[] {
  const findings = calls.flatMap(({ call, outcome, arrivals: [arrival] }, index) => {
    if (arrival !== undefined) return judge(call, arrival, index)
    const { error } = outcome
    return [
      {
        message: `call ${index + 1} of ${calls.length} sent nothing${error === undefined ? '' : `, but failed with ${errorText(error)}`}`,
      },
    ]
  })
  const more = findings.length - MOST
  return more > 0 ? [...findings.slice(0, MOST), { message: `and ${more} findings more` }] : findings
}
