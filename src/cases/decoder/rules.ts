import type { Level, Requirement, Source } from '../../contract/requirement.js'
import { eventRules } from '../../stream/eventRules.js'
import { frameRules } from '../../wire/frames/rules.js'

const specification = 'Amazon Event Stream Specification (Smithy 2.0)'
const streaming = (sentence: string): Source => ({
  document: 'Smithy 2.0, Streaming, Event streams',
  sentence,
})
const message = (sentence: string): Source => ({ document: `${specification}, Message Format`, sentence })
const header = (sentence: string): Source => ({ document: `${specification}, Headers Format`, sentence })

/** What is asked of decoders beyond refusing what is wrong. */
const ofDecoders = {
  'frames.chunking': {
    level: 'must',
    source: {
      document: specification,
      sentence:
        'Message framing and delineation, so that discrete datagrams can be transmitted over a stream-oriented protocol.',
    },
  },
  'frames.integrity': {
    level: 'must',
    source: {
      document: specification,
      sentence:
        'Comprehensive integrity checks, ensuring that corruption can always be recognized and handled immediately.',
    },
  },
  'frames.termination': {
    level: 'must',
    source: message('If either checksum is invalid, the stream MUST be terminated.'),
  },
  'frames.checksums': {
    level: 'must',
    source: message(
      'CRC32 checksum, which is the checksum of all the data from the start of the message to the start of the checksum',
    ),
  },
  'frames.lengths': {
    level: 'must',
    source: message(
      "a 4-byte unsigned integer representing the total length of the message and a four-byte unsigned integer representing the total length of the message's headers",
    ),
  },
  'frames.limits.client': {
    level: 'must',
    source: message('Clients MUST NOT validate them.'),
  },
  'frames.limits.service': {
    level: 'must',
    source: message('Services MUST validate these additional size restrictions.'),
  },
  'frames.header.names': {
    level: 'must',
    source: header('utf8 name<1..255>;'),
  },
  'frames.header.order': {
    level: 'must',
    source: header('The order in which headers are encoded is meaningless'),
  },
  'frames.header.count': {
    level: 'must',
    source: header('An event MAY have any number of headers.'),
  },
  'frames.header.values': {
    level: 'must',
    source: header(
      'Implementations SHOULD bind header types to the corresponding types in their programming language.',
    ),
  },
  'frames.resources': {
    level: 'should',
    source: {
      document: 'Event stream encoding, Amazon Lex V2 Developer Guide',
      sentence: 'Each section ends with a 4-byte big-endian integer CRC checksum.',
    },
  },
  'events.members': {
    level: 'must',
    source: streaming(
      'The member names of the union define the name that is used to identify each event that is sent over the event stream.',
    ),
  },
  'events.exception': {
    level: 'must',
    source: streaming(
      'These events are considered terminal errors and MUST terminate the event stream when received.',
    ),
  },
  'events.error': {
    level: 'must',
    source: {
      document: `${specification}, Unmodeled Error Events`,
      sentence: 'In addition to modeled errors, servers MAY serialize unmodeled error events.',
    },
  },
  'events.unknown': {
    level: 'should',
    source: streaming('clients SHOULD NOT fail when an unknown event is received'),
  },
  'events.initial-message': {
    level: 'must',
    source: streaming(
      'clients MUST NOT fail if an unexpected initial-request or initial-response is received',
    ),
  },
  'events.members.unknown': {
    level: 'must',
    source: streaming(
      'Adding new events to an event stream union is considered a backward compatible change',
    ),
  },
} as const satisfies Record<string, { level: Level; source: Source }>

const named = <P extends string, C extends string>(
  prefix: P,
  rules: Readonly<Record<C, { level: Level; source: Source }>>,
) =>
  Object.entries<{ level: Level; source: Source }>(rules).map(
    ([code, rule]) => [`${prefix}.${code}`, rule] as const,
  )

export type DecoderRuleId =
  | keyof typeof ofDecoders
  | `frames.${keyof typeof frameRules}`
  | `events.${keyof typeof eventRules}`

/** The requirements on decoders, by id: every rule of the inspector, and what is asked of a reader besides. */
export const decoderRequirements: ReadonlyMap<string, Requirement> = new Map(
  [...Object.entries(ofDecoders), ...named('frames', frameRules), ...named('events', eventRules)].map(
    ([id, { level, source }]) => [
      id,
      {
        id,
        level,
        kind: 'protocol',
        source,
        since: '2023-09-28',
        enforcement: { status: 'unknown' },
      } satisfies Requirement,
    ],
  ),
)
