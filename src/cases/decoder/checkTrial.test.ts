import { expect, test } from 'vitest'
import type { DecoderOutcome } from '../../subjects/decoder/subject.js'
import type { Expectation } from './caseData.js'
import { checkTrial } from './checkTrial.js'
import { decoded, delta, five } from './samples.js'

const outcome = (rest: Partial<DecoderOutcome> = {}): DecoderOutcome => ({
  messages: [],
  events: [],
  end: 'end',
  milliseconds: 1,
  ...rest,
})
const check = (expect: Expectation, seen: Partial<DecoderOutcome>) =>
  checkTrial({ label: '', stream: { chunks: [] }, expect, outcome: outcome(seen) })

const messages = five.map(decoded)
const [one] = messages
const error = { name: 'throttlingException', message: 'Slow down.', members: { status: 429 } }

test.each<[string, Expectation, Partial<DecoderOutcome>]>([
  ['the same messages', { end: 'end', messages }, { messages: five.map(decoded) }],
  ['an error', { end: 'error' }, { end: 'error', error }],
  ['either', { end: 'either' }, { end: 'error', error }],
  [
    'more than is asked for in a payload',
    { end: 'end', events: [{ type: 'a', payload: { b: [1] } }] },
    { events: [{ type: 'a', payload: { b: [1], p: 'abc' } }] },
  ],
  [
    'an error of the name of the shape',
    { end: 'error', error: { name: 'ThrottlingException', tells: ['slow', '429', 'this|down'] } },
    { end: 'error', error },
  ],
  ['memory within bounds', { end: 'end', allocatesAtMost: 10 }, { allocated: 10 }],
  ['memory that was not measured', { end: 'end', allocatesAtMost: 10 }, {}],
])('right: %s', (_, expectation, seen) => {
  expect(check(expectation, seen)).toBeUndefined()
})

test.each<[Expectation, Partial<DecoderOutcome>, string]>([
  [{ end: 'end', messages }, { messages: messages.slice(0, 2) }, 'expected 5 messages, got 2'],
  [{ end: 'error', messages: [] }, { messages }, 'expected no messages, got 5 more'],
  [
    { end: 'end', messages: [one!] },
    { messages: [decoded(delta('other'))] },
    'message 0: header ":event-type": expected string "messageStart", got string "contentBlockDelta"',
  ],
  [
    { end: 'end', messages: [one!] },
    { messages: [{ headers: {}, body: one!.body }] },
    'message 0: header ":event-type" is missing',
  ],
  [
    { end: 'end', messages: [one!] },
    { messages: [{ headers: { ...one!.headers, x: { type: 'byte', value: 1 } }, body: one!.body }] },
    'message 0: header "x" was not there',
  ],
  [
    { end: 'end', messages: [one!] },
    { messages: [{ headers: one!.headers, body: one!.body.subarray(0, 5) }] },
    'message 0: the payload differs from byte 5 on: expected 2261626364656667, got its end',
  ],
  [{ end: 'error' }, {}, 'expected an error, got a clean end'],
  [{ end: 'end' }, { end: 'error', error }, 'expected no error, got "Slow down."'],
  [
    { end: 'error' },
    { end: 'hung', fault: 'neither end nor error within 5 ms' },
    'neither end nor error within 5 ms',
  ],
  [
    { end: 'error', error: { name: 'validationException' } },
    { end: 'error', error },
    'expected an error of type validationException, got throttlingException',
  ],
  [
    { end: 'error', error: { tells: ['418'] } },
    { end: 'error', error },
    'the error does not tell "418": "Slow down."',
  ],
  [
    { end: 'end', events: [{ type: 'a', payload: { b: { c: 1 } } }] },
    { events: [{ type: 'a', payload: { b: {} } }] },
    'event 0: a.b.c: expected 1, got undefined',
  ],
  [
    { end: 'error', allocatesAtMost: 2 ** 20 },
    { end: 'error', error, allocated: 2 ** 30 },
    'it asked for more than 1 MiB for a length that it had only been told',
  ],
])('wrong: %o', (expectation, seen, message) => {
  expect(check(expectation, seen)).toBe(message)
})
