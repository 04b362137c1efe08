import { expect, test } from 'vitest'
import { encodeMessage } from '../wire/frames/encode.js'
import { inspect } from '../wire/frames/inspect.js'
import type { HeaderValue } from '../wire/frames/message.js'
import { decodeEvent, EventError } from './decodeEvent.js'
import { readEvent } from './readEvent.js'

const message = (headers: Record<string, string | HeaderValue>, payload: string | Uint8Array = '{}') => {
  const typed = Object.entries(headers).map(
    ([name, value]) =>
      [`:${name}`, typeof value === 'string' ? ({ type: 'string', value } as const) : value] as const,
  )
  return inspect(encodeMessage({ headers: typed, body: Buffer.from(payload) })).messages[0]!
}
const bytes = { type: 'binary', value: Buffer.from('event') } as const
const codes = (reading: ReturnType<typeof readEvent>) => reading.faults.map(({ code }) => code)

test('an event', () => {
  const event = decodeEvent(message({ 'message-type': 'event', 'event-type': 'chunk' }, '{"bytes":""}'))
  expect(event).toMatchObject({ kind: 'event', type: 'chunk', payload: { bytes: '' } })
})

test('an exception', () => {
  const event = decodeEvent(
    message({ 'message-type': 'exception', 'exception-type': 'throttlingException' }, '{"message":"slow"}'),
  )
  expect(event).toMatchObject({
    kind: 'exception',
    type: 'throttlingException',
    payload: { message: 'slow' },
  })
})

test('an error outside the model', () => {
  const event = decodeEvent(
    message({ 'message-type': 'error', 'error-code': 'InternalError', 'error-message': 'oops' }, ''),
  )
  expect(event).toMatchObject({
    kind: 'error',
    type: 'InternalError',
    payload: { code: 'InternalError', message: 'oops' },
  })
})

test.each<[string, Parameters<typeof message>, string]>([
  ['no message type', [{ 'event-type': 'chunk' }], 'message-type.missing'],
  ['no headers at all', [{}], 'message-type.missing'],
  ['a message type of bytes', [{ 'message-type': bytes }], 'message-type.not-string'],
  ['another message type', [{ 'message-type': 'Event' }], 'message-type.unknown'],
  ['no event type', [{ 'message-type': 'event' }], 'event-type.missing'],
  ['an event type of bytes', [{ 'message-type': 'event', 'event-type': bytes }], 'event-type.not-string'],
  ['no JSON', [{ 'message-type': 'event', 'event-type': 'chunk' }, '{"bytes":'], 'payload.json'],
  ['nothing', [{ 'message-type': 'event', 'event-type': 'chunk' }, ''], 'payload.json'],
  ['a list', [{ 'message-type': 'event', 'event-type': 'chunk' }, '[]'], 'payload.json'],
  ['null', [{ 'message-type': 'event', 'event-type': 'chunk' }, 'null'], 'payload.json'],
  [
    'invalid UTF-8',
    [{ 'message-type': 'event', 'event-type': 'chunk' }, Buffer.from('{"a":"\xff"}', 'latin1')],
    'payload.json',
  ],
])('rejects %s', (_, parts, code) => {
  expect(codes(readEvent(message(...parts)))).toEqual([code])
  expect(() => decodeEvent(message(...parts))).toThrow(EventError)
})

test.each<[string, Parameters<typeof message>, string[]]>([
  ['an exception without its type', [{ 'message-type': 'exception' }], ['exception-type.missing']],
  [
    'an exception without JSON',
    [{ 'message-type': 'exception', 'exception-type': 'x' }, 'no'],
    ['payload.json'],
  ],
  ['an error without code', [{ 'message-type': 'error', 'error-message': 'm' }], ['error-code.missing']],
  [
    'an error without anything',
    [{ 'message-type': 'error' }],
    ['error-code.missing', 'error-message.missing'],
  ],
])('%s is still one', (_, parts, expected) => {
  const reading = readEvent(message(...parts))
  expect(reading.event?.kind).not.toBe('event')
  expect(codes(reading)).toEqual(expected)
})

test('an unknown event is passed on unread where the known ones are given', () => {
  const unknown = message({ 'message-type': 'event', 'event-type': 'toString' }, 'no JSON')
  expect(decodeEvent(unknown, new Set(['chunk'])).payload).toEqual(new TextEncoder().encode('no JSON'))
  expect(() => decodeEvent(unknown)).toThrow(
    'the payload of toString is no JSON object in UTF-8: 7 bytes, "no JSON"',
  )
})
