import type { Message } from '../../wire/frames/message.js'
import { bytesOf, decoded, eventMessage, five, text } from '../decoder/samples.js'
import type { EncoderCaseData } from './caseData.js'

const stream = five.map(decoded)

/** The message of an exception or error, by its headers. */
const message = (headers: Readonly<Record<string, string>>, payload: object): Message => ({
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, text(value)])),
  body: bytesOf(JSON.stringify(payload)),
})

/** Several messages, and what they mean. */
export const streams: readonly EncoderCaseData[] = [
  {
    id: 'encoder.stream',
    rule: 'encoder.stream',
    features: ['streams'],
    title: 'a stream of five messages is their bytes one after the other',
    trials: () => [
      { label: 'five messages', task: { stream }, expect: { messages: stream } },
      ...stream.map((one, index) => ({
        label: `message ${index} alone`,
        task: { stream: [one] },
        expect: { messages: [one] },
      })),
    ],
  },
  {
    id: 'encoder.stream-end',
    rule: 'encoder.stream',
    level: 'should',
    features: ['streams'],
    twins: ['encoder.stream'],
    title: 'a stream of no messages has no bytes: nothing marks the end of an answer',
    trials: () => [
      { label: 'no messages', task: { stream: [] }, expect: { messages: [], bytes: new Uint8Array() } },
    ],
  },
  {
    id: 'encoder.event',
    rule: 'encoder.events',
    features: ['events'],
    title: 'an event has :message-type event, :event-type with the name of its member, and :content-type',
    trials: () => [
      {
        label: 'messageStart',
        task: { event: { messageStart: { role: 'assistant' } } },
        expect: { messages: [decoded(eventMessage('messageStart', { role: 'assistant' }))] },
      },
    ],
  },
  {
    id: 'encoder.exception',
    rule: 'encoder.exceptions',
    features: ['events'],
    title: 'an exception has :message-type exception and :exception-type with the name of its member',
    trials: () => [
      {
        label: 'throttlingException',
        task: { event: { throttlingException: { message: 'Slow down.' } } },
        expect: {
          messages: [
            message(
              {
                ':exception-type': 'throttlingException',
                ':content-type': 'application/json',
                ':message-type': 'exception',
              },
              { message: 'Slow down.' },
            ),
          ],
        },
      },
    ],
  },
]
