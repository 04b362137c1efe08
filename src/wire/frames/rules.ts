import type { Level, Source } from '../../contract/requirement.js'

/** One statement about the frames of a stream: how binding it is and which sentence says so. */
export interface FrameRule {
  readonly level: Level
  readonly source: Source
}

const specification = 'Amazon Event Stream Specification (Smithy 2.0)'
const message = (sentence: string): Source => ({ document: `${specification}, Message Format`, sentence })
const header = (sentence: string): Source => ({ document: `${specification}, Headers Format`, sentence })

const checksums = message(
  'Both clients and servers MUST validate these checksums. If either checksum is invalid, the stream MUST be terminated.',
)
const sections = message('Messages consist of two sections: the prelude and the data.')
const lengths = message(
  'total_length - headers_length - sizeof(total_length) - sizeof(headers_length) - sizeof(prelude_crc) - sizeof(message_crc)',
)
const section = message('The data section consists of the headers followed by a payload.')
const prefixed = header(
  'The value is prefixed by a two-byte unsigned integer that indicates the length in bytes of the following value.',
)
const values = header('HeaderValueType type; HeaderValue header_value;')
const text = header('Headers are key-value pairs where the key is a UTF-8 string')
const bounds = header('case byte_array: byte data<1..2^15-1>; case string: utf8 data<1..2^15-1>;')

/**
 * Everything that can be wrong with the frames of a stream.
 *
 * `info` is where the grammar and most implementations disagree: values of no bytes and of 32,768 to 65,535 bytes.
 */
export const frameRules = {
  'prelude.truncated': { level: 'must', source: sections },
  'prelude.crc': { level: 'must', source: checksums },
  'total-length.minimum': { level: 'must', source: lengths },
  'headers-length.room': { level: 'must', source: lengths },
  'headers.limit': {
    level: 'must',
    source: message('The encoded headers of a message MUST NOT exceed 131,072 bytes (128 kB).'),
  },
  'payload.limit': {
    level: 'must',
    source: message('The payload of a message MUST NOT exceed 25,165,824 bytes (24 MB).'),
  },
  'message.truncated': { level: 'must', source: checksums },
  'message.crc': { level: 'must', source: checksums },
  'header.name.empty': { level: 'must', source: header('Header names MUST be at least one byte long.') },
  'header.name.overrun': {
    level: 'must',
    source: header(
      "each header begins with a one-byte unsigned integer that indicates the number of UTF-8 encoded bytes used by the header's name",
    ),
  },
  'header.name.utf8': { level: 'should', source: text },
  'header.type.missing': {
    level: 'must',
    source: header(
      "The name of the header is followed by a one-byte unsigned integer representing the header's data type.",
    ),
  },
  'header.type.unknown': {
    level: 'must',
    source: header('The set of types is fixed and not open to extension.'),
  },
  'header.value.length': { level: 'must', source: prefixed },
  'header.value.overrun': { level: 'must', source: section },
  'header.value.cut': { level: 'must', source: values },
  'header.value.utf8': { level: 'should', source: bounds },
  'header.value.empty': { level: 'info', source: bounds },
  'header.value.long': { level: 'info', source: bounds },
  'header.duplicate': {
    level: 'must',
    source: header('Any given header name MUST only appear once in a message.'),
  },
} as const satisfies Record<string, FrameRule>

export type FrameFaultCode = keyof typeof frameRules

/** "Services MUST validate these additional size restrictions. Clients MUST NOT validate them." */
export const MAX_HEADERS_LENGTH = 131_072
export const MAX_PAYLOAD_LENGTH = 25_165_824
