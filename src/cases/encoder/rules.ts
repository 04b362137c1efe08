import type { Level, Requirement, Source } from '../../contract/requirement.js'

const specification = 'Amazon Event Stream Specification (Smithy 2.0)'
const message = (sentence: string): Source => ({ document: `${specification}, Message Format`, sentence })
const header = (sentence: string): Source => ({ document: `${specification}, Headers Format`, sentence })
const semantics = (sentence: string): Source => ({
  document: `${specification}, Amazon Event Semantics`,
  sentence,
})

const rules = {
  'encoder.format': {
    level: 'must',
    source: message('The wire format is structured as a sequence of messages.'),
  },
  'encoder.values': {
    level: 'must',
    source: header('the value is one of several possible data types'),
  },
  'encoder.values.range': {
    level: 'should',
    source: header(
      'case byte: int8 value; case short: int16 value; case integer: int32 value; case long: int64 value;',
    ),
  },
  'encoder.values.length': {
    level: 'must',
    source: header(
      'The value is prefixed by a two-byte unsigned integer that indicates the length in bytes of the following value.',
    ),
  },
  'encoder.names': { level: 'must', source: header('utf8 name<1..255>;') },
  'encoder.names.once': {
    level: 'must',
    source: header('Any given header name MUST only appear once in a message.'),
  },
  'encoder.text': {
    level: 'must',
    source: header('Headers are key-value pairs where the key is a UTF-8 string'),
  },
  'encoder.limits': {
    level: 'must',
    source: message('Services MUST validate these additional size restrictions.'),
  },
  'encoder.payload': {
    level: 'should',
    source: message('The data section consists of the headers followed by a payload.'),
  },
  'encoder.stream': {
    level: 'must',
    source: message('The wire format is structured as a sequence of messages.'),
  },
  'encoder.events': {
    level: 'must',
    source: semantics(
      'Message events are events that represent an event union member whose target does not have the error trait.',
    ),
  },
  'encoder.exceptions': {
    level: 'must',
    source: semantics(
      'Required. The value of this header is the name of the member that targets the error shape.',
    ),
  },
} as const satisfies Record<string, { level: Level; source: Source }>

export type EncoderRuleId = keyof typeof rules

/** The requirements on encoders, by id. */
export const encoderRequirements: ReadonlyMap<string, Requirement> = new Map(
  Object.entries(rules).map(([id, { level, source }]) => [
    id,
    {
      id,
      level,
      kind: 'protocol',
      source,
      since: '2023-09-28',
      enforcement: { status: 'unknown' },
    } satisfies Requirement,
  ]),
)
