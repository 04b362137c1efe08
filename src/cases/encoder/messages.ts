import * as fc from 'fast-check'
import { frameMessages, type FrameMessage } from '../../../generators/frames/messages.js'
import type { LooseMessage } from '../../subjects/encoder/subject.js'
import type { HeaderValue, Message } from '../../wire/frames/message.js'
import { allTypes, bytesOf, decoded, delta, encoded, eventHeaders } from '../decoder/samples.js'
import type { EncoderCaseData, EncoderTrial } from './caseData.js'

const nothing: FrameMessage = { headers: [], body: new Uint8Array() }
const one = decoded(delta('one'))
const twins = ['encoder.one-message']

const valued = (type: string, value: unknown): LooseMessage => ({
  headers: { value: { type, value } },
  body: new Uint8Array(),
})
const named = (name: string): Message => ({
  headers: { [name]: { type: 'boolean', value: true } },
  body: bytesOf('{}'),
})

/** Bytes that hold this message, and nothing else. */
const gives = (label: string, message: Message, bytes?: Uint8Array): EncoderTrial => ({
  label,
  task: { message },
  expect: { messages: [message], ...(bytes !== undefined && { bytes }) },
})
const refuses = (label: string, message: LooseMessage): EncoderTrial => ({
  label,
  task: { message },
  expect: { refuse: true },
})
/** These bytes or an error; `meant` is what the message has to be in them. */
const either = (label: string, message: LooseMessage, meant: Message): EncoderTrial => ({
  label,
  task: { message },
  expect: { either: [meant] },
})
const each = (type: HeaderValue['type'], values: readonly HeaderValue['value'][]): EncoderTrial[] =>
  values.map((value, index) => gives(`${type} ${index}`, valued(type, value) as Message))

const uuid = '00010203-0405-0607-0809-0a0b0c0d0e0f'
const samples = [
  allTypes,
  nothing,
  delta('one'),
  { headers: [], body: bytesOf("{'foo':'bar'}") },
  { headers: [['event-type', { type: 'integer', value: 40_972 }]], body: bytesOf("{'foo':'bar'}") },
] as const satisfies readonly FrameMessage[]

/** One message at a time. */
export const messages: readonly EncoderCaseData[] = [
  {
    id: 'encoder.one-message',
    rule: 'encoder.format',
    title: 'a plain event becomes one sound message',
    trials: () => [gives('an event', one)],
  },
  {
    id: 'encoder.samples',
    rule: 'encoder.format',
    title: 'messages as in the published vectors become sound messages that say the same',
    trials: () => samples.map((sample, index) => gives(`sample ${index}`, decoded(sample))),
  },
  {
    id: 'encoder.empty-message',
    rule: 'encoder.format',
    title: 'a message without headers and payload is the sixteen bytes that there are for it',
    trials: () => [gives('16 bytes', decoded(nothing), encoded(nothing))],
  },
  {
    id: 'encoder.least-values',
    rule: 'encoder.values',
    title: 'the least byte and the least short have their bytes',
    trials: () => [...each('byte', [-128]), ...each('short', [-32_768])],
  },
  {
    id: 'encoder.extremes',
    rule: 'encoder.values',
    title: 'values of every type at their bounds are exact',
    trials: () => [
      ...each('byte', [-1, 0, 127]),
      ...each('short', [-1, 0, 32_767]),
      ...each('integer', [-(2 ** 31), -1, 0, 2 ** 31 - 1]),
      ...each('long', [-(2n ** 63n), -1n, 0n, 2n ** 53n + 1n, 2n ** 63n - 1n]),
      ...each('timestamp', [new Date(0), new Date(1_730_384_114_000)]),
      ...each('boolean', [true, false]),
      ...each('uuid', [uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff']),
    ],
  },
  {
    id: 'encoder.out-of-range',
    rule: 'encoder.values.range',
    twins,
    title: 'integers out of the range of their type are refused, not wrapped',
    trials: () =>
      (
        [
          ['byte', 128],
          ['byte', -129],
          ['short', 32_768],
          ['short', -32_769],
          ['integer', 2 ** 31],
          ['integer', -(2 ** 31) - 1],
          ['long', 2n ** 63n],
          ['byte', 1.5],
        ] as const
      ).map(([type, value]) => refuses(`${type} ${value}`, valued(type, value))),
  },
  {
    id: 'encoder.not-a-number',
    rule: 'encoder.values.range',
    features: ['messages', 'javascript'],
    twins,
    title: 'NaN is refused as an integer of any type',
    trials: () => ['byte', 'short', 'integer'].map((type) => refuses(type, valued(type, Number.NaN))),
  },
  {
    id: 'encoder.long-as-number',
    rule: 'encoder.values.range',
    features: ['messages', 'javascript'],
    twins,
    title: 'a long of 2^63 as a JavaScript number is refused: there is no such long',
    trials: () => [refuses('2^63', valued('long', 2 ** 63))],
  },
  {
    id: 'encoder.invalid-date',
    rule: 'encoder.values.range',
    features: ['messages', 'javascript'],
    twins,
    title: 'an invalid date is refused',
    trials: () => [refuses('an invalid date', valued('timestamp', new Date(Number.NaN)))],
  },
  {
    id: 'encoder.names',
    rule: 'encoder.names',
    title: 'names of 1 to 255 bytes are encoded',
    trials: () =>
      ['x', 'n'.repeat(127), 'n'.repeat(255), 'é'.repeat(127)].map((name) =>
        gives(`${name.length}`, named(name)),
      ),
  },
  {
    id: 'encoder.names-too-long',
    rule: 'encoder.names',
    twins: ['encoder.names'],
    title: 'names of more than 255 bytes are refused, also when they have fewer characters',
    trials: () =>
      ['n'.repeat(256), 'n'.repeat(300), 'é'.repeat(128)].map((name) =>
        refuses(`${Buffer.byteLength(name)} bytes`, named(name)),
      ),
  },
  {
    id: 'encoder.name-empty',
    rule: 'encoder.names',
    level: 'should',
    twins: ['encoder.names'],
    title: 'an empty name is refused',
    trials: () => [refuses('no bytes', named(''))],
  },
  {
    id: 'encoder.longest-string',
    rule: 'encoder.values.length',
    title: 'a string and a byte array of 32,767 bytes are encoded',
    trials: () => [...each('string', ['a'.repeat(32_767)]), ...each('binary', [new Uint8Array(32_767)])],
  },
  {
    id: 'encoder.string-too-long',
    rule: 'encoder.values.length',
    twins: ['encoder.longest-string'],
    title: 'a string and a byte array of 65,536 bytes, more than their length can say, are refused',
    trials: () => [
      refuses('string', valued('string', 'a'.repeat(65_536))),
      refuses('byte array', valued('binary', new Uint8Array(65_536))),
    ],
  },
  {
    id: 'encoder.string-beyond-grammar',
    rule: 'encoder.values.length',
    level: 'info',
    twins: ['encoder.longest-string'],
    title: 'strings of 32,768 and 65,535 bytes are refused, or exact',
    trials: () =>
      [32_768, 65_535].map((length) => {
        const message = valued('string', 'a'.repeat(length))
        return either(`${length} bytes`, message, message as Message)
      }),
  },
  {
    id: 'encoder.lone-surrogate',
    rule: 'encoder.text',
    level: 'info',
    features: ['messages', 'javascript'],
    twins,
    title: 'a string with half a surrogate pair is refused, or has U+FFFD in its place',
    trials: () => [
      either('half a pair', valued('string', 'a\ud800b'), valued('string', 'a\ufffdb') as Message),
    ],
  },
  {
    id: 'encoder.uuid-forms',
    rule: 'encoder.values',
    level: 'info',
    twins: ['encoder.extremes'],
    title:
      'a UUID in upper case or without dashes is refused, or has the right bytes; one that is none is refused',
    trials: () => [
      either('upper case', valued('uuid', uuid.toUpperCase()), valued('uuid', uuid) as Message),
      either('no dashes', valued('uuid', uuid.replaceAll('-', '')), valued('uuid', uuid) as Message),
      refuses('too short', valued('uuid', uuid.slice(0, -2))),
      refuses('no digits', valued('uuid', uuid.replace('0', 'x'))),
    ],
  },
  {
    id: 'encoder.names-once',
    rule: 'encoder.names.once',
    title: 'the same encoder gives each message its own headers, each name once',
    trials: () => [
      gives('a first message', decoded(allTypes)),
      gives('the same names again', decoded(allTypes)),
      gives('none of them', decoded(nothing)),
      gives('others', one),
    ],
  },
  {
    id: 'encoder.limits',
    rule: 'encoder.limits',
    role: 'service',
    heavy: true,
    twins,
    title: 'headers of more than 128 KiB and payloads of more than 24 MiB are refused by a service',
    trials: () => [
      refuses('headers', {
        headers: Object.fromEntries(
          ['a', 'b', 'c', 'd', 'e'].map((name) => [name, { type: 'binary', value: new Uint8Array(32_767) }]),
        ),
        body: new Uint8Array(),
      }),
      refuses('payload', { headers: one.headers, body: new Uint8Array(25_165_825) }),
    ],
  },
  {
    id: 'encoder.payload-view',
    rule: 'encoder.payload',
    features: ['messages', 'javascript'],
    title: 'of a payload that is a view into a larger buffer, only its own bytes are encoded',
    trials: () => [{ label: 'a view', task: { message: one, payload: 'view' }, expect: { messages: [one] } }],
  },
  {
    id: 'encoder.payload-overwritten',
    rule: 'encoder.payload',
    features: ['messages', 'javascript'],
    title: 'a message that was encoded does not change when its payload is overwritten',
    trials: () => [
      { label: 'overwritten', task: { message: one, payload: 'overwritten' }, expect: { messages: [one] } },
    ],
  },
  {
    id: 'encoder.any-message',
    rule: 'encoder.format',
    title: 'any message, with headers of any type and any payload, comes out as it went in',
    *trials({ seed, runs }) {
      for (const [round, message] of fc.sample(ordinaryMessages(), { seed, numRuns: runs * 50 }).entries()) {
        yield gives(`round ${round} of seed ${seed}`, decoded(message))
      }
    },
  },
]

/** Valid messages without what encoders are known to disagree on: names of Object.prototype, timestamps that are no date. */
function ordinaryMessages(): fc.Arbitrary<FrameMessage> {
  return frameMessages().map(({ headers, body }) => ({
    headers: [
      ...headers.filter(
        ([name, { type, value }]) =>
          !(name in Object.prototype) &&
          !(type === 'timestamp' && (typeof value === 'bigint' || value.getTime() < 0)),
      ),
      ...eventHeaders('chunk').filter(([name]) => !headers.some(([other]) => other === name)),
    ],
    body,
  }))
}
