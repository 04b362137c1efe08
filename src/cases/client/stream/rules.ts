import type { Requirement } from '../../../contract/requirement.js'
import { sequenceRules } from '../../../stream/sequenceRules.js'
import { decoderRequirements } from '../../decoder/rules.js'
import { clientRequirements, type Rule } from '../rules.js'

const option = (sentence: string): Rule => ({
  level: 'must',
  kind: 'protocol',
  source: { document: 'Adapter protocol of this suite, options of a call', sentence },
})

/** What is asked of clients that stream, beyond what decoders are asked for. */
const ofClients: ReadonlyMap<string, Requirement> = clientRequirements({
  'stream.incomplete': {
    level: 'must',
    kind: 'protocol',
    source: {
      document: 'RFC 9112, section 8',
      sentence:
        'A message body that uses the chunked transfer coding is incomplete if the zero-sized chunk that terminates the encoding has not been received.',
    },
  },
  'stream.reset': {
    level: 'must',
    kind: 'protocol',
    source: {
      document: 'RFC 9113, section 6.4',
      sentence:
        'The RST_STREAM frame fully terminates the referenced stream and causes it to enter the "closed" state.',
    },
  },
  'stream.unfinished': { ...sequenceRules['sequence.incomplete'], level: 'info' },
  'stream.prompt': {
    ...option('Stop reading after so many events, as a caller does who leaves the loop.'),
    level: 'should',
  },
  'stream.stop': option('Stop reading after so many events, as a caller does who leaves the loop.'),
  'stream.pause': {
    ...option('Milliseconds to wait after each event before asking for the next.'),
    level: 'should',
  },
  'stream.abort': option('Abort the call after so many milliseconds, by the means of the language.'),
  'stream.timeout': option('Milliseconds without a byte of an answer after which the call must fail.'),
} satisfies Record<string, Rule>)

/** A requirement on clients that stream: one of decoders too, where it is about frames and events. */
export const streamRequirement = (id: string): Requirement =>
  ofClients.get(id) ?? decoderRequirements.get(id)!
