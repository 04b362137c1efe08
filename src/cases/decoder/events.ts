import type { HeaderPairs } from '../../../generators/frames/headers.js'
import type { FrameMessage } from '../../../generators/frames/messages.js'
import type { ObservedEvent } from '../../subjects/decoder/subject.js'
import type { DecoderCaseData, ErrorExpectation, Expectation, ObservedTrial, Trial } from './caseData.js'
import { exception, message, type OddMessages, oddMessages, slow, typed } from './oddMessages.js'
import { delta, encoded, eventMessage, five, text } from './samples.js'

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

/** A stream in which a message that is odd stands where it may. */
const oddTrials = ({ makes, messages, places = ['middle'] }: OddMessages): Trial[] =>
  messages('messageStart').flatMap(({ label, message: odd, error }) =>
    places.map((place) => {
      const told = places.length === 1 ? label : `${label}, ${place}`
      if (makes === 'error') return fails(told, odd, error)
      if (makes === 'either') return either(told, odd)
      if (place === 'middle') return skips(told, odd)
      return place === 'first' ? gives(told, [odd, start], [started]) : gives(told, [odd], [])
    }),
  )

const odd = oddMessages.map((row) => ({
  id: `events.${row.id}`,
  rule: row.rule,
  ...(row.level !== undefined && { level: row.level }),
  title: row.title,
  trials: () => oddTrials(row),
}))

const others: readonly Omit<DecoderCaseData, 'features'>[] = [
  {
    id: 'events.whole-stream',
    rule: 'events.members',
    title: 'the events of a ConverseStream come out under the names of their members, in order',
    trials: () => [gives('five events', five, whole)],
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
export const events: readonly DecoderCaseData[] = [...others, ...odd].map((data) => ({
  ...data,
  features: ['events'],
  ...(data.id !== base && { twins: [base] }),
}))
