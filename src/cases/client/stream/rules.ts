import type { Requirement } from '../../../contract/requirement.js'
import { sequenceRules } from '../../../stream/sequenceRules.js'
import { decoderRequirements } from '../../decoder/rules.js'

type Statement = Pick<Requirement, 'level' | 'kind' | 'source'>

const option = (sentence: string): Statement => ({
  level: 'must',
  kind: 'protocol',
  source: { document: 'Adapter protocol of this suite, options of a call', sentence },
})
const control = (id: string, statement: Statement) => [`client.stream.${id}`, statement] as const

/** What is asked of clients that stream, beyond what decoders are asked for. */
const ofClients: ReadonlyMap<string, Statement> = new Map([
  control('incomplete', {
    level: 'must',
    kind: 'protocol',
    source: {
      document: 'RFC 9112, section 8',
      sentence:
        'A message body that uses the chunked transfer coding is incomplete if the zero-sized chunk that terminates the encoding has not been received.',
    },
  }),
  control('reset', {
    level: 'must',
    kind: 'protocol',
    source: {
      document: 'RFC 9113, section 6.4',
      sentence:
        'The RST_STREAM frame fully terminates the referenced stream and causes it to enter the "closed" state.',
    },
  }),
  control('unfinished', { ...sequenceRules['sequence.incomplete'], level: 'info' }),
  control('prompt', {
    ...option('Stop reading after so many events, as a caller does who leaves the loop.'),
    level: 'should',
  }),
  control('stop', option('Stop reading after so many events, as a caller does who leaves the loop.')),
  control('pause', {
    ...option('Milliseconds to wait after each event before asking for the next.'),
    level: 'should',
  }),
  control('abort', option('Abort the call after so many milliseconds, by the means of the language.')),
  control('timeout', option('Milliseconds without a byte of an answer after which the call must fail.')),
])

/** A requirement on clients that stream: one of decoders too, where it is about frames and events. */
export function streamRequirement(id: string): Requirement {
  const own = ofClients.get(id)
  if (own !== undefined) return { id, ...own, since: '2023-09-28', enforcement: { status: 'unknown' } }
  return decoderRequirements.get(id)!
}
