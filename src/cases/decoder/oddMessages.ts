import type { HeaderPairs } from '../../../generators/frames/headers.js'
import type { FrameMessage } from '../../../generators/frames/messages.js'
import type { Level } from '../../contract/requirement.js'
import type { ErrorExpectation } from './caseData.js'
import type { DecoderRuleId } from './rules.js'
import { bytesOf, eventHeaders, text } from './samples.js'

/** Messages whose bytes are sound and that say something unusual, and what becomes of the stream that has one. */
export interface OddMessages {
  readonly id: string
  readonly rule: DecoderRuleId
  /** Below the level of its rule. */
  readonly level?: Level
  readonly title: string
  /** An error that ends the stream; no event and no harm; or either of the two. */
  readonly makes: 'error' | 'nothing' | 'either'
  /** `known`: an event type of the stream that they stand in, where the payload of another would be passed over. */
  readonly messages: (known: string) => readonly OddMessage[]
  /** Where it may stand, when that matters. */
  readonly places?: readonly Place[]
}

export interface OddMessage {
  /** Tells it from the others. */
  readonly label: string
  readonly message: FrameMessage
  /** What the error has to tell. */
  readonly error?: ErrorExpectation
}

export type Place = 'first' | 'middle' | 'alone'

const json = [':content-type', text('application/json')] as const
const isEvent = [':message-type', text('event')] as const
const binary = (content: string) => ({ type: 'binary', value: bytesOf(content) }) as const

export const message = (
  headers: HeaderPairs,
  payload: string | Uint8Array = '{"role":"assistant"}',
): FrameMessage => ({
  headers,
  body: typeof payload === 'string' ? bytesOf(payload) : payload,
})

export const typed = (type: string, payload?: string | Uint8Array): FrameMessage =>
  message(eventHeaders(type), payload)

export const exception = (type: string | undefined, payload: string): FrameMessage =>
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

export const slow = '{"message":"Too many requests, please wait."}'

export const oddMessages: readonly OddMessages[] = [
  {
    id: 'message-type-missing',
    rule: 'events.message-type.missing',
    title: 'a message without :message-type is refused',
    makes: 'error',
    messages: (known) => [{ label: 'no :message-type', message: message(eventHeaders(known).slice(0, 2)) }],
  },
  {
    id: 'message-type-not-string',
    rule: 'events.message-type.not-string',
    title: 'a :message-type that is a byte array is refused, although its bytes say "event"',
    makes: 'error',
    messages: (known) => [
      {
        label: 'bytes',
        message: message([...eventHeaders(known).slice(0, 2), [':message-type', binary('event')]]),
      },
    ],
  },
  {
    id: 'message-type-unknown',
    rule: 'events.message-type.unknown',
    title: 'a :message-type that is neither event, exception nor error is refused',
    makes: 'error',
    messages: (known) =>
      ['foo', 'Event', 'events'].map((type) => ({
        label: type,
        message: message([...eventHeaders(known).slice(0, 2), [':message-type', text(type)]]),
      })),
  },
  {
    id: 'event-type-missing',
    rule: 'events.event-type.missing',
    title: 'an event without :event-type is refused',
    makes: 'error',
    messages: () => [{ label: 'no :event-type', message: message([json, isEvent]) }],
  },
  {
    id: 'event-type-not-string',
    rule: 'events.event-type.not-string',
    title: 'an :event-type that is a byte array or a boolean is refused',
    makes: 'error',
    messages: (known) =>
      [binary(known), { type: 'boolean', value: true } as const].map((value) => ({
        label: value.type,
        message: message([[':event-type', value], json, isEvent]),
      })),
  },
  {
    id: 'no-headers',
    rule: 'events.message-type.missing',
    title: 'a message without any headers is refused',
    makes: 'error',
    messages: () => [
      { label: 'a payload alone', message: message([]) },
      { label: 'nothing at all', message: message([], '') },
    ],
  },
  {
    id: 'exception-unknown',
    rule: 'events.exception',
    level: 'should',
    title: 'an exception of a type that nobody knows is an error that tells its type and message',
    makes: 'error',
    messages: () => [
      {
        label: 'modelTiredException',
        message: exception('modelTiredException', '{"message":"Enough."}'),
        error: { tells: ['modelTiredException', 'Enough.'] },
      },
    ],
  },
  {
    id: 'exception-untyped',
    rule: 'events.exception-type.missing',
    level: 'should',
    title: 'an exception without its type is an error that tells its message, no fault of types',
    makes: 'error',
    messages: () => [
      {
        label: 'no :exception-type',
        message: exception(undefined, slow),
        error: { tells: ['Too many requests'] },
      },
    ],
  },
  {
    id: 'exception-payload',
    rule: 'events.exception',
    level: 'should',
    title: 'an exception whose payload is empty, no JSON or has other members is an error of its type',
    makes: 'error',
    messages: () =>
      Object.entries({ empty: '', 'no JSON': '<html>', Message: '{"Message":"No."}' }).map(
        ([label, payload]) => ({
          label,
          message: exception('throttlingException', payload),
          error: { name: 'throttlingException' },
        }),
      ),
  },
  {
    id: 'exception-members',
    rule: 'events.exception',
    title: 'the members of a modelStreamErrorException are kept',
    makes: 'error',
    messages: () => [
      {
        label: 'originalStatusCode and originalMessage',
        message: exception(
          'modelStreamErrorException',
          '{"message":"The model failed.","originalStatusCode":418,"originalMessage":"I am a teapot"}',
        ),
        error: { name: 'modelStreamErrorException', tells: ['The model failed.', '418', 'I am a teapot'] },
      },
    ],
  },
  {
    id: 'error',
    rule: 'events.error',
    title: 'an error outside the model is an error that tells its code and message',
    makes: 'error',
    messages: () => [
      {
        label: 'code and message',
        message: error('internal-error', 'An unknown error occurred.'),
        error: { tells: ['internal-error', 'An unknown error occurred.'] },
      },
    ],
  },
  {
    id: 'error-incomplete',
    rule: 'events.error-code.missing',
    level: 'should',
    title: 'an error without its message, its code, or both is an error, no fault of types',
    makes: 'error',
    messages: () => [
      { label: 'no message', message: error('internal-error'), error: { tells: ['internal-error'] } },
      {
        label: 'no code',
        message: error(undefined, 'Something broke.'),
        error: { tells: ['Something broke.'] },
      },
      { label: 'neither', message: error() },
    ],
  },
  {
    id: 'unknown',
    rule: 'events.unknown',
    title: 'an event of a type that nobody knows is passed over, wherever it stands and whatever its payload',
    makes: 'nothing',
    places: ['first', 'middle', 'alone'],
    messages: () =>
      Object.entries({ JSON: '{"a":1}', 'no JSON': 'no JSON', 'no payload': '' }).map(([label, payload]) => ({
        label,
        message: typed('telemetry', payload),
      })),
  },
  {
    id: 'unknown-prototype',
    rule: 'events.unknown',
    title: 'event types with the names of members that every object has are unknown like any other',
    makes: 'nothing',
    messages: () =>
      ['toString', 'constructor', '__proto__', 'hasOwnProperty'].map((type) => ({
        label: type,
        message: typed(type, '{}'),
      })),
  },
  {
    id: 'initial-response',
    rule: 'events.initial-message',
    title: 'an initial-response before the events is no failure and no event, with or without payload',
    makes: 'nothing',
    places: ['first'],
    messages: () => [
      { label: 'with payload', message: typed('initial-response', '{}') },
      { label: 'without payload', message: typed('initial-response', '') },
    ],
  },
  {
    id: 'initial-response-late',
    rule: 'events.initial-message',
    level: 'should',
    title: 'an initial-response among the events, where it should not be, is no failure and no event',
    makes: 'nothing',
    messages: () => [{ label: 'later', message: typed('initial-response', '{"conversationId":"1"}') }],
  },
  {
    id: 'payload-damaged',
    rule: 'events.payload.json',
    title: 'an event whose payload is cut off, has something behind it, or is nothing but space is refused',
    makes: 'error',
    messages: (known) =>
      Object.entries({ cut: '{"role":"assis', behind: '{"role":"assistant"}}', space: '  \n' }).map(
        ([label, payload]) => ({ label, message: typed(known, payload) }),
      ),
  },
  {
    id: 'payload-no-object',
    rule: 'events.payload.json',
    title: 'an event whose payload is JSON but no object is refused',
    makes: 'error',
    messages: (known) =>
      Object.entries({ null: 'null', list: '[]', text: '"x"', number: '1' }).map(([label, payload]) => ({
        label,
        message: typed(known, payload),
      })),
  },
  {
    id: 'payload-not-utf8',
    rule: 'events.payload.json',
    title: 'an event whose payload has invalid UTF-8 in a string is refused',
    makes: 'error',
    messages: (known) => [
      {
        label: 'a byte of Latin-1',
        message: typed(known, Buffer.from('{"role":"assist\xe4nt"}', 'latin1')),
      },
    ],
  },
  {
    id: 'payload-bom',
    rule: 'events.payload.json',
    level: 'info',
    title: 'an event whose payload starts with a byte order mark is refused, or given without it',
    makes: 'either',
    messages: (known) => [
      { label: 'a byte order mark', message: typed(known, '\ufeff{"role":"assistant"}') },
    ],
  },
]
