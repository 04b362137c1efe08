import type { HeaderPairs } from '../../../generators/frames/headers.js'
import type { FrameMessage } from '../../../generators/frames/messages.js'
import { encodeMessage } from '../../wire/frames/encode.js'
import { encodeHeader } from '../../wire/frames/encodeHeader.js'
import type { HeaderValue, Message } from '../../wire/frames/message.js'

export const text = (value: string): HeaderValue => ({ type: 'string', value })

/** The headers of an event, in the order in which the service sends them. */
export const eventHeaders = (type: string): HeaderPairs => [
  [':event-type', text(type)],
  [':content-type', text('application/json')],
  [':message-type', text('event')],
]

export const eventMessage = (type: string, payload: unknown): FrameMessage => ({
  headers: eventHeaders(type),
  body: new TextEncoder().encode(JSON.stringify(payload)),
})

/** A delta of a text, the plainest of messages. */
export const delta = (words: string): FrameMessage =>
  eventMessage('contentBlockDelta', { contentBlockIndex: 0, delta: { text: words }, p: 'abcdefghijkl' })

/** Five messages, among them text of every length that UTF-8 has. */
export const five: readonly FrameMessage[] = [
  eventMessage('messageStart', { p: 'abcdefg', role: 'assistant' }),
  delta('Grüße, '),
  delta('世界 😀'),
  eventMessage('contentBlockStop', { contentBlockIndex: 0, p: 'abcdefghijklmnop' }),
  eventMessage('messageStop', { p: 'abcd', stopReason: 'end_turn' }),
]

/** One header of every type, with values that show a wrong size or order of bytes. */
export const allTypes: FrameMessage = {
  headers: [
    ['event-type', { type: 'integer', value: 40972 }],
    ['content-type', text('application/json')],
    ['bool false', { type: 'boolean', value: false }],
    ['bool true', { type: 'boolean', value: true }],
    ['byte', { type: 'byte', value: -49 }],
    ['byte buf', { type: 'binary', value: new TextEncoder().encode("I'm a little teapot!") }],
    ['timestamp', { type: 'timestamp', value: new Date(8_675_309) }],
    ['int16', { type: 'short', value: 42 }],
    ['int64', { type: 'long', value: 42_424_242n }],
    ['uuid', { type: 'uuid', value: '01020304-0506-0708-090a-0b0c0d0e0f10' }],
  ],
  body: new TextEncoder().encode("{'foo':'bar'}"),
}

/** The message that a decoder gives for it. */
export function decoded({ headers, body }: FrameMessage): Message {
  const record: Record<string, HeaderValue> = Object.create(null)
  for (const [name, value] of headers) record[name] = value
  return { headers: record, body }
}

export const encoded = (...messages: readonly FrameMessage[]): Uint8Array =>
  join(...messages.map(encodeMessage))

export const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

/** The header section of a message. */
export const sectionOf = ({ headers }: FrameMessage): Uint8Array =>
  join(...headers.map(([name, value]) => encodeHeader(name, value)))

export const bytesOf = (content: string): Uint8Array => new TextEncoder().encode(content)
