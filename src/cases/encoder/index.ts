import type { EncoderSubject } from '../../subjects/encoder/subject.js'
import type { Role } from '../../wire/frames/readFrame.js'
import type { Case } from '../case.js'
import type { EncoderCaseData } from './caseData.js'
import { type EncoderObservation, makeCase } from './makeCase.js'
import { messages } from './messages.js'
import { streams } from './streams.js'

/** All that is asked of an encoder. */
export const encoderCaseData: readonly EncoderCaseData[] = [...messages, ...streams]

/** The cases for an encoder in a role: a service has to keep to the limits. */
export function encoderCases({
  role = 'client',
  ...options
}: {
  readonly seed: number
  readonly runs: number
  readonly role?: Role
}): readonly Case<EncoderSubject, EncoderObservation>[] {
  return encoderCaseData
    .filter((data) => data.role === undefined || data.role === role)
    .map((data) => makeCase(data, options))
}
