import type { Role } from '../../wire/frames/readFrame.js'
import type { DecoderSubject } from '../../subjects/decoder/subject.js'
import type { Case } from '../case.js'
import type { DecoderCaseData, TrialOptions } from './caseData.js'
import { checksums } from './checksums.js'
import { chunking } from './chunking.js'
import { ends } from './ends.js'
import { events } from './events.js'
import { headers } from './headers.js'
import { limits } from './limits.js'
import { type DecoderObservation, makeCase } from './makeCase.js'
import { preludes } from './preludes.js'
import { values } from './values.js'

/** All that is asked of a decoder, in the order of the format: stream, prelude, checksums, headers, events. */
export const decoderCaseData: readonly DecoderCaseData[] = [
  ...chunking,
  ...ends,
  ...preludes,
  ...limits,
  ...checksums,
  ...headers,
  ...values,
  ...events,
]

/** The cases for a decoder in a role. */
export function decoderCases({
  role = 'client',
  ...options
}: TrialOptions & { readonly role?: Role }): readonly Case<DecoderSubject, DecoderObservation>[] {
  return decoderCaseData
    .filter((data) => data.role === undefined || data.role === role)
    .map((data) => makeCase(data, options))
}
