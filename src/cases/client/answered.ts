import type { ClientOutcome } from '../../subjects/client/subject.js'
import type { Finding } from '../case.js'
import type { ClientCaseData } from './clientCase.js'
import type { ClientObservation } from './observation.js'

/**
 * What holds in every case: the adapter answered each call with one line that says what its caller saw, and unless the
 * case says otherwise, the client sent something. Without that nothing can be said of the rest.
 */
export function answered(
  { calls, arrivals }: ClientObservation,
  { silent = false }: Pick<ClientCaseData, 'silent'> = {},
): readonly Finding[] {
  if (calls.length === 0) return [{ message: 'no call was made before the time of the case was over' }]
  for (const [index, { outcome }] of calls.entries()) {
    const fault = describeEnd(outcome)
    const which = calls.length > 1 ? ` call ${index + 1}` : ' the call'
    if (fault !== undefined) return [{ message: `${fault}, in place of an answer to${which}` }]
  }
  if (arrivals.length > 0 || silent) return []
  const { error } = calls.at(-1)!.outcome
  const told = error === undefined ? 'and the call returned' : `and the call failed: ${errorText(error)}`
  return [{ message: `no request reached the server, ${told}` }]
}

/** What an adapter did in place of answering, if so. */
export function describeEnd({
  end,
  fault,
  output,
  events,
  summary,
  error,
}: ClientOutcome): string | undefined {
  const told = fault === undefined ? '' : ` (${fault})`
  switch (end) {
    case 'hung':
      return `the adapter was silent${told}`
    case 'died':
      return `the adapter ended${told}`
    case 'rubbish':
      return `the adapter wrote something else${told}`
    case 'answer':
      return [output, events, summary, error].every((part) => part === undefined)
        ? 'the adapter answered neither output, events nor error'
        : undefined
  }
}

/** An error in one line. */
export const errorText = ({
  name,
  message,
  statusCode,
}: Pick<NonNullable<ClientOutcome['error']>, 'name' | 'message' | 'statusCode'>): string =>
  `${name}${statusCode === undefined ? '' : ` ${statusCode}`}: ${message}`
