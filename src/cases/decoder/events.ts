import type { HeaderPairs } from '../../../generators/frames/headers.js'
import type { FrameMessage } from '../../../generators/frames/messages.js'
import type { ObservedEvent } from '../../subjects/decoder/subject.js'
import type { DecoderCaseData, ErrorExpectation, Expectation, ObservedTrial, Trial } from './caseData.js'
import { bytesOf, delta, encoded, eventHeaders, eventMessage, five, text } from './samples.js'

const json = [':content-type', text('application/json')] as const
const word = (content: string): ObservedEvent => ({
  type: 'contentBlockDelta',
  payload: { contentBlockIndex: 0, delta: { text: content } },
})
const start = five[0]!
const started: ObservedEvent = { type: 'messageStart', payload: { role: 'assistant' } }
const whole: readonly ObservedEvent[] = [
  started,
  word('Grüße, '),
  word('世界 😀'),
  { type: 'contentBlockStop', payload: { contentBlockIndex: 0 } },
  { type: 'messageStop', payload: { stopReason: 'end_turn' } },
]

const message = (
  headers: HeaderPairs,
  payload: string | Uint8Array = '{"role":"assistant"}',
): FrameMessage => ({
  headers,
  body: typeof payload === 'string' ? bytesOf(payload) : payload,
})
const exception = (type: string | undefined, payload: string): FrameMessage =>
  message(
    [
      ...(type === undefined ? [] : [[':exception-type', text(type)] as const]),
      json,
      [':message-type', text('exception')],
    ],
    payload,
  )
const error = (code?: string, said?: string): FrameMessage =>
  message(
    [
      ...(code === undefined ? [] : [[':error-code', text(code)] as const]),
      ...(said === undefined ? [] : [[':error-message', text(said)] as const]),
      [':message-type', text('error')],
    ],
    '',
  )
const typed = (type: string, payload: string | Uint8Array): FrameMessage =>
  message(eventHeaders(type), payload)

const trial = (label: string, messages: readonly FrameMessage[], expect: Expectation): Trial => ({
  label,
  stream: { chunks: [encoded(...messages)], output: 'events' },
  expect,
})
/** The stream gives these events, and no error. */
const gives = (label: string, messages: readonly FrameMessage[], events: readonly ObservedEvent[]) =>
  trial(label, messages, { end: 'end', events })
/** After messageStart comes something that ends in an error, and a delta behind it that must not be given. */
const fails = (label: string, bad: FrameMessage, error?: ErrorExpectation) =>
  trial(label, [start, bad, delta('late')], { end: 'error', events: [started], ...(error && { error }) })
/** What is no event between two that are: both are given, and no more. */
const skips = (label: string, other: FrameMessage) =>
  gives(label, [start, other, delta('one')], [started, word('one')])
/** Anything goes, as long as it comes to an end. */
const either = (label: string, odd: FrameMessage) => trial(label, [odd], { end: 'either' })

const binary = (content: string) => ({ type: 'binary', value: bytesOf(content) }) as const
const slow = '{"message":"Too many requests, please wait."}'

const cases: readonly Omit<DecoderCaseData, 'features'>[] = [
  {
    id: 'events.whole-stream',
    rule: 'events.members',
    title: 'the events of a ConverseStream come out under the names of their members, in order',
    trials: () => [gives('five events', five, whole)],
  },
  {
    id: 'events.message-type-missing',
    rule: 'events.message-type.missing',
    title: 'a message without :message-type is refused',
    trials: () => [fails('no :message-type', message(eventHeaders('messageStart').slice(0, 2)))],
  },
  {
    id: 'events.message-type-not-string',
    rule: 'events.message-type.not-string',
    title: 'a :message-type that is a byte array is refused, although its bytes say "event"',
    trials: () => [
      fails(
        'bytes',
        message([...eventHeaders('messageStart').slice(0, 2), [':message-type', binary('event')]]),
      ),
    ],
  },
  {
    id: 'events.message-type-unknown',
    rule: 'events.message-type.unknown',
    title: 'a :message-type that is neither event, exception nor error is refused',
    trials: () =>
      ['foo', 'Event', 'events'].map((type) =>
        fails(type, message([...eventHeaders('messageStart').slice(0, 2), [':message-type', text(type)]])),
      ),
  },
  {
    id: 'events.event-type-missing',
    rule: 'events.event-type.missing',
    title: 'an event without :event-type is refused',
    trials: () => [fails('no :event-type', message([json, [':message-type', text('event')]]))],
  },
  {
    id: 'events.event-type-not-string',
    rule: 'events.event-type.not-string',
    title: 'an :event-type that is a byte array or a boolean is refused',
    trials: () =>
      [binary('messageStart'), { type: 'boolean', value: true } as const].map((value) =>
        fails(value.type, message([[':event-type', value], json, [':message-type', text('event')]])),
      ),
  },
  {
    id: 'events.exception',
    rule: 'events.exception',
    title: 'an exception in the middle of a stream is an error of its type, after the events before it',
    trials: () => [
      fails('throttlingException', exception('throttlingException', slow), {
        name: 'throttlingException',
        tells: ['Too many requests'],
      }),
    ],
  },
  {
    id: 'events.exception-first',
    rule: 'events.exception',
    title: 'an exception as the first message of a 200 answer is an error of its type',
    trials: () => [
      trial('validationException', [exception('validationException', '{"message":"Malformed input."}')], {
        end: 'error',
        events: [],
        error: { name: 'validationException', tells: ['Malformed input.'] },
      }),
    ],
  },
  {
    id: 'events.exception-unknown',
    rule: 'events.exception',
    level: 'should',
    title: 'an exception of a type that nobody knows is an error that tells its type and message',
    trials: () => [
      fails('modelTiredException', exception('modelTiredException', '{"message":"Enough."}'), {
        tells: ['modelTiredException', 'Enough.'],
      }),
    ],
  },
  {
    id: 'events.exception-untyped',
    rule: 'events.exception-type.missing',
    level: 'should',
    title: 'an exception without its type is an error that tells its message, no fault of types',
    trials: () => [fails('no :exception-type', exception(undefined, slow), { tells: ['Too many requests'] })],
  },
  {
    id: 'events.exception-payload',
    rule: 'events.exception',
    level: 'should',
    title: 'an exception whose payload is empty, no JSON or has other members is an error of its type',
    trials: () =>
      Object.entries({ empty: '', 'no JSON': '<html>', Message: '{"Message":"No."}' }).map(
        ([label, payload]) =>
          fails(label, exception('throttlingException', payload), { name: 'throttlingException' }),
      ),
  },
  {
    id: 'events.error',
    rule: 'events.error',
    title: 'an error outside the model is an error that tells its code and message',
    trials: () => [
      fails('code and message', error('internal-error', 'An unknown error occurred.'), {
        tells: ['internal-error', 'An unknown error occurred.'],
      }),
    ],
  },
  {
    id: 'events.error-incomplete',
    rule: 'events.error-code.missing',
    level: 'should',
    title: 'an error without its message, its code, or both is an error, no fault of types',
    trials: () => [
      fails('no message', error('internal-error'), { tells: ['internal-error'] }),
      fails('no code', error(undefined, 'Something broke.'), { tells: ['Something broke.'] }),
      fails('neither', error()),
    ],
  },
  {
    id: 'events.after-exception',
    rule: 'events.exception',
    level: 'should',
    title: 'events after an exception are not given',
    trials: () => [
      trial('two events behind', [exception('internalServerException', slow), start, delta('late')], {
        end: 'error',
        events: [],
      }),
    ],
  },
  {
    id: 'events.unknown',
    rule: 'events.unknown',
    title: 'an event of a type that nobody knows is passed over, wherever it stands and whatever its payload',
    trials() {
      const unknown = [typed('telemetry', '{"a":1}'), typed('telemetry', 'no JSON'), typed('telemetry', '')]
      return unknown.flatMap((message, index) => [
        gives(`first, ${index}`, [message, start], [started]),
        skips(`in the middle, ${index}`, message),
        gives(`alone, ${index}`, [message], []),
      ])
    },
  },
  {
    id: 'events.unknown-prototype',
    rule: 'events.unknown',
    title: 'event types with the names of members that every object has are unknown like any other',
    trials: () =>
      ['toString', 'constructor', '__proto__', 'hasOwnProperty'].map((type) =>
        skips(type, typed(type, '{}')),
      ),
  },
  {
    id: 'events.initial-response',
    rule: 'events.initial-message',
    title: 'an initial-response before the events is no failure and no event, with or without payload',
    trials: () => [
      gives('with payload', [typed('initial-response', '{}'), start], [started]),
      gives('without payload', [typed('initial-response', ''), start], [started]),
    ],
  },
  {
    id: 'events.initial-response-late',
    rule: 'events.initial-message',
    level: 'should',
    title: 'an initial-response among the events, where it should not be, is no failure and no event',
    trials: () => [skips('later', typed('initial-response', '{"conversationId":"1"}'))],
  },
  {
    id: 'events.no-headers',
    rule: 'events.message-type.missing',
    title: 'a message without any headers is refused',
    trials: () => [fails('a payload alone', message([])), fails('nothing at all', message([], ''))],
  },
  {
    id: 'events.content-type',
    rule: 'events.members',
    level: 'info',
    title: 'an event without :content-type, or with another, is given all the same',
    trials: () =>
      [[], [[':content-type', text('text/plain')] as const]].map((contentType, index) =>
        skipsNothing(`${index}`, [
          [':event-type', text('messageStart')],
          ...contentType,
          [':message-type', text('event')],
        ]),
      ),
  },
  {
    id: 'events.payload-empty',
    rule: 'events.payload.json',
    level: 'info',
    title: 'an event with an empty payload is the same each time: an empty event, or an error',
    trials: () =>
      ['a first time', 'a second time', 'a third time'].map((label) =>
        either(label, typed('messageStart', '')),
      ),
    compare: isAlwaysTheSame,
  },
  {
    id: 'events.payload-damaged',
    rule: 'events.payload.json',
    title: 'an event whose payload is cut off, has something behind it, or is nothing but space is refused',
    trials: () =>
      ['{"role":"assis', '{"role":"assistant"}}', '  \n'].map((payload) =>
        fails(JSON.stringify(payload), typed('contentBlockStop', payload)),
      ),
  },
  {
    id: 'events.payload-no-object',
    rule: 'events.payload.json',
    title: 'an event whose payload is JSON but no object is refused',
    trials: () =>
      ['null', '[]', '"x"', '1'].map((payload) => fails(payload, typed('contentBlockStop', payload))),
  },
  {
    id: 'events.payload-not-utf8',
    rule: 'events.payload.json',
    title: 'an event whose payload has invalid UTF-8 in a string is refused',
    trials: () => [
      fails('a byte of Latin-1', typed('messageStart', Buffer.from('{"role":"assist\xe4nt"}', 'latin1'))),
    ],
  },
  {
    id: 'events.payload-bom',
    rule: 'events.payload.json',
    level: 'info',
    title: 'an event whose payload starts with a byte order mark is refused, or given without it',
    trials: () => [either('a byte order mark', typed('messageStart', '\ufeff{"role":"assistant"}'))],
  },
  {
    id: 'events.unknown-members',
    rule: 'events.members.unknown',
    title: 'members that nobody knows, the padding among them, do no harm',
    trials: () => [
      gives(
        'unknown members',
        [
          eventMessage('messageStart', { role: 'assistant', p: 'abcdef', mood: { good: true } }),
          eventMessage('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'one' }, extra: [1] }),
          eventMessage('messageStop', { stopReason: 'end_of_time', p: 'ab' }),
        ],
        [started, word('one'), { type: 'messageStop', payload: { stopReason: 'end_of_time' } }],
      ),
    ],
  },
  {
    id: 'events.payload-prototype',
    rule: 'events.members',
    level: 'should',
    title: 'a member __proto__ in a payload changes no other object',
    trials: () => [
      gives(
        '__proto__',
        [typed('messageStart', '{"role":"assistant","__proto__":{"polluted":1}}'), delta('one')],
        [started, word('one')],
      ),
    ],
  },
  {
    id: 'events.payload-ambiguous',
    rule: 'events.payload.json',
    level: 'info',
    title:
      'JSON that readers disagree on comes to an end: a key twice, half a surrogate pair, numbers out of range',
    trials: () => [
      either('a key twice', typed('messageStart', '{"role":"user","role":"assistant"}')),
      either(
        'a lone surrogate',
        typed('contentBlockDelta', String.raw`{"contentBlockIndex":0,"delta":{"text":"\ud800"}}`),
      ),
      either('2^53 + 1', typed('contentBlockStop', '{"contentBlockIndex":9007199254740993}')),
      either('0.5 as an index', typed('contentBlockStop', '{"contentBlockIndex":0.5}')),
    ],
  },
  {
    id: 'events.long-text',
    rule: 'events.members',
    title: 'deltas of 64 KiB and 1 MiB of text are exact',
    trials: () =>
      [65_536, 1_048_576].map((length) => {
        const long = 'ä€😀x'.repeat(length / 10)
        return gives(`${length} bytes`, [delta(long)], [word(long)])
      }),
  },
  {
    id: 'events.exception-members',
    rule: 'events.exception',
    title: 'the members of a modelStreamErrorException are kept',
    trials: () => [
      fails(
        'originalStatusCode and originalMessage',
        exception(
          'modelStreamErrorException',
          '{"message":"The model failed.","originalStatusCode":418,"originalMessage":"I am a teapot"}',
        ),
        { name: 'modelStreamErrorException', tells: ['The model failed.', '418', 'I am a teapot'] },
      ),
    ],
  },
]

/** A messageStart with other headers, and a delta behind it. */
function skipsNothing(label: string, headers: HeaderPairs): Trial {
  return gives(label, [message(headers), delta('one')], [started, word('one')])
}

function isAlwaysTheSame(trials: readonly ObservedTrial[]) {
  const seen = new Set(trials.map(({ outcome: { end, events } }) => JSON.stringify([end, events])))
  return seen.size <= 1 ? [] : [{ message: 'the same stream did not always give the same' }]
}

const base = 'events.whole-stream'

/** What messages mean, for decoders that give events and throw errors. */
export const events: readonly DecoderCaseData[] = cases.map((data) => ({
  ...data,
  features: ['events'],
  ...(data.id !== base && { twins: [base] }),
}))
