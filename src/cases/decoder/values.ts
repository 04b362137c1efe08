import { brokenHeaders } from '../../../generators/frames/brokenHeaders.js'
import { assembleFrame } from '../../wire/frames/assemble.js'
import type { HeaderValue, Message } from '../../wire/frames/message.js'
import type { FrameMessage } from '../../../generators/frames/messages.js'
import type { DecoderCaseData, Trial } from './caseData.js'
import { allTypes, bytesOf, text } from './samples.js'
import { exactly, reject } from './trials.js'

const valued = (value: HeaderValue): FrameMessage => ({ headers: [['value', value]], body: new Uint8Array() })

const each = (type: HeaderValue['type'], values: readonly HeaderValue['value'][]): Trial[] =>
  exactly(
    Object.fromEntries(
      values.map((value, index) => [
        `${type} ${index}: ${describe(value)}`,
        valued({ type, value } as HeaderValue),
      ]),
    ),
  )

const describe = (value: HeaderValue['value']): string => {
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (value instanceof Date) return `${value.getTime()} ms`
  return typeof value === 'string' && value.length > 40
    ? `${value.length} characters`
    : JSON.stringify(value, big)
}
const big = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)

/** A header `value` of the given bytes, which `encodeMessage` would refuse, and what it has to be read as. */
const raw = (label: string, valueBytes: Uint8Array, value: HeaderValue): Trial => ({
  label,
  stream: { chunks: [assembleFrame({ headers: Buffer.concat([bytesOf('\x05value'), valueBytes]) })] },
  expect: { end: 'end', messages: [{ headers: { value }, body: new Uint8Array() } satisfies Message] },
})

const prefixed = (indicator: number, value: Uint8Array) =>
  Buffer.concat([Uint8Array.of(indicator, value.length >> 8, value.length & 0xff), value])

const long = (length: number) => new Uint8Array(length).fill(0x61)

/** Events as in the official protocol tests: values in headers, payloads of every kind, exceptions and errors. */
const events: Readonly<Record<string, FrameMessage>> = Object.fromEntries(
  (
    [
      ['boolean', { type: 'boolean', value: true }, ''],
      ['byte', { type: 'byte', value: 1 }, ''],
      ['short', { type: 'short', value: 2 }, ''],
      ['integer', { type: 'integer', value: 3 }, ''],
      ['long', { type: 'long', value: 4_294_967_294n }, ''],
      ['blob', { type: 'binary', value: bytesOf('foo') }, ''],
      ['string', text('foo'), ''],
      ['timestamp', { type: 'timestamp', value: new Date('2024-10-31T14:15:14Z') }, ''],
      ['text payload', text('text/plain'), 'foo'],
      ['structure payload', text('application/json'), '{"structureMember":"foo"}'],
    ] as const
  ).map(([label, value, body]) => [
    label,
    {
      headers: [
        [':message-type', text('event')],
        [':event-type', text('headers')],
        [`${value.type}Header`, value],
      ],
      body: bytesOf(body),
    },
  ]),
)

/** Values come out as they went in: signed, exact, in the right unit and order of bytes. */
export const values: readonly DecoderCaseData[] = [
  {
    id: 'values.all-types',
    rule: 'frames.header.values',
    title: 'a message with a header of every type comes out exactly',
    trials: () => exactly({ 'all types': allTypes }),
  },
  {
    id: 'values.byte',
    rule: 'frames.header.values',
    title: 'bytes are signed',
    trials: () => each('byte', [-128, -1, 0, 127]),
  },
  {
    id: 'values.short',
    rule: 'frames.header.values',
    title: 'shorts are signed',
    trials: () => each('short', [-32_768, -1, 32_767]),
  },
  {
    id: 'values.integer',
    rule: 'frames.header.values',
    title: 'integers are signed',
    trials: () => each('integer', [-(2 ** 31), -1, 2 ** 31 - 1]),
  },
  {
    id: 'values.long',
    rule: 'frames.header.values',
    title: 'longs are signed and exact, beyond 2^53 too',
    trials: () => each('long', [-(2n ** 63n), -1n, 2n ** 63n - 1n, 2n ** 53n + 1n, -(2n ** 53n) - 1n]),
  },
  {
    id: 'values.timestamp',
    rule: 'frames.header.values',
    title: 'timestamps are milliseconds',
    trials: () => each('timestamp', [new Date(0), new Date(1_730_384_114_000), new Date(1_730_384_114_123)]),
  },
  {
    id: 'values.timestamp-negative',
    rule: 'frames.header.values',
    level: 'info',
    title: 'a timestamp of -1 is a millisecond before 1970: the grammar says int64, the prose "unsigned"',
    trials: () => each('timestamp', [new Date(-1)]),
  },
  {
    id: 'values.timestamp-extreme',
    rule: 'frames.header.values',
    level: 'info',
    title: 'timestamps beyond the years that a calendar has keep their value',
    trials: () =>
      each('timestamp', [
        new Date(8_640_000_000_000_000),
        8_640_000_000_000_001n,
        2n ** 63n - 1n,
        -(2n ** 63n),
      ]),
  },
  {
    id: 'values.uuid',
    rule: 'frames.header.values',
    title: 'UUIDs are in network byte order',
    trials: () =>
      each('uuid', ['00010203-0405-0607-0809-0a0b0c0d0e0f', 'ffffffff-ffff-ffff-ffff-ffffffffffff']),
  },
  {
    id: 'values.empty',
    rule: 'frames.header.value.empty',
    level: 'info',
    title: 'a string and a byte array of no bytes are read as such, although the grammar starts at one',
    trials: () => [
      raw('string', prefixed(7, long(0)), text('')),
      raw('byte array', prefixed(6, long(0)), { type: 'binary', value: long(0) }),
    ],
  },
  {
    id: 'values.longest',
    rule: 'frames.header.values',
    title: 'a string and a byte array of 32,767 bytes are accepted',
    trials: () => [
      ...each('string', ['a'.repeat(32_767), `${'é'.repeat(16_383)}!`]),
      ...each('binary', [new Uint8Array(32_767).fill(0xff)]),
    ],
  },
  {
    id: 'values.beyond-grammar',
    rule: 'frames.header.value.long',
    level: 'info',
    title: 'strings and byte arrays of 32,768 and 65,535 bytes are read, although the grammar ends at 32,767',
    trials: () =>
      [32_768, 65_535].flatMap((length) => [
        raw(`string of ${length} bytes`, prefixed(7, long(length)), text('a'.repeat(length))),
        raw(`byte array of ${length} bytes`, prefixed(6, long(length)), {
          type: 'binary',
          value: long(length),
        }),
      ]),
  },
  {
    id: 'values.string-not-utf8',
    rule: 'frames.header.value.utf8',
    twins: ['chunking.one-message'],
    title:
      'a string that is no UTF-8 is refused: wrong, overlong, surrogate, cut off, beyond the last character',
    trials() {
      const { make } = brokenHeaders.find(({ id }) => id === 'string-not-utf8')!
      return [0, 1, 2, 3, 4].map((choice) =>
        reject(Buffer.from(make(choice)).toString('hex'), assembleFrame({ headers: make(choice) })),
      )
    },
  },
  {
    id: 'values.text',
    rule: 'frames.header.values',
    level: 'should',
    title: 'strings with a byte order mark, zero bytes and characters of four bytes come out exactly',
    trials: () => each('string', ['\ufeffbom', 'a\0b', '😀', '\u{10ffff}', 'e\u0301']),
  },
  {
    id: 'values.protocol-tests',
    rule: 'frames.header.values',
    title: 'events as in the official protocol tests come out exactly',
    trials: () => exactly(events),
  },
]
