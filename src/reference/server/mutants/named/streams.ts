import { encodeMessage } from '../../../../wire/frames/encode.js'
import type { HeaderList } from '../../../../wire/http/message.js'
import type { Call, ServerParts, StreamEvent } from '../../parts.js'
import type { Mutant } from '../mutant.js'

type Events = readonly StreamEvent[]

/** A defect in the order of events. */
const inOrder = (id: string, description: string, spoil: (events: Events, call: Call) => Events): Mutant => ({
  id,
  description,
  change: (parts) => ({ ...parts, events: (call) => spoil(parts.events(call), call) }),
})

/** A defect in the bytes of every message. */
const inFrames = (id: string, description: string, spoil: (frame: Uint8Array) => Uint8Array): Mutant => ({
  id,
  description,
  change: (parts) => ({ ...parts, frame: (event, call) => spoil(Uint8Array.from(parts.frame(event, call))) }),
})

type Headers = Parameters<typeof encodeMessage>[0]['headers']

/** A defect in the headers of every message. */
const inHeaders = (id: string, description: string, spoil: (headers: Headers) => Headers): Mutant => ({
  id,
  description,
  change: (parts: ServerParts) => ({
    ...parts,
    frame: (event) =>
      encodeMessage({
        headers: spoil({
          [event.kind === 'event' ? ':event-type' : ':exception-type']: { type: 'string', value: event.type },
          ':content-type': { type: 'string', value: 'application/json' },
          ':message-type': { type: 'string', value: event.kind },
        }),
        body: new TextEncoder().encode(JSON.stringify(event.payload)),
      }),
  }),
})

const of = (events: Events, type: string): StreamEvent[] => events.filter((event) => event.type === type)
const not = (events: Events, type: string): StreamEvent[] => events.filter((event) => event.type !== type)
const isConverse = (events: Events): boolean => events[0]?.type === 'messageStart'
const dropHeader = (headers: Headers, name: string): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))
const flip = (frame: Uint8Array, at: number): Uint8Array => {
  frame[at]! ^= 1
  return frame
}
const chunkPayload = (event: StreamEvent, change: (text: string) => string): StreamEvent =>
  event.type === 'chunk'
    ? {
        ...event,
        payload: {
          bytes: Buffer.from(
            change(Buffer.from(String(event.payload['bytes']), 'base64').toString()),
          ).toString('base64'),
        },
      }
    : event

/** A defect in the head of every stream. */
const inHead = (id: string, description: string, spoil: (headers: HeaderList) => HeaderList): Mutant => ({
  id,
  description,
  change: (parts) => ({ ...parts, streamHead: (call) => spoil(parts.streamHead(call)) }),
})

export const streamMutants: readonly Mutant[] = [
  inHead('no-stream-content-type', 'leaves out X-Amzn-Bedrock-Content-Type', (headers) =>
    headers.filter(([name]) => name !== 'X-Amzn-Bedrock-Content-Type'),
  ),
  inHead('unlawful-echo', 'says that it honoured a tier and a latency which there are not', (headers) =>
    headers.map(([name, value]) => [name, /Tier|Latency/.test(name) ? 'no-such-value' : value]),
  ),
  {
    id: 'text-payloads',
    description: 'sends payloads that are no JSON objects',
    change: (parts) => ({
      ...parts,
      frame: (event) =>
        encodeMessage({
          headers: {
            [event.kind === 'event' ? ':event-type' : ':exception-type']: {
              type: 'string',
              value: event.type,
            },
            ':content-type': { type: 'string', value: 'application/json' },
            ':message-type': { type: 'string', value: event.kind },
          },
          body: new TextEncoder().encode(`"${event.type}"`),
        }),
    }),
  },
  inFrames('message-checksum', 'sends wrong checksums of messages', (frame) =>
    flip(frame, frame.byteLength - 1),
  ),
  inFrames('prelude-checksum', 'sends wrong checksums of preludes', (frame) => flip(frame, 11)),
  inFrames('short-frames', 'leaves out the last byte of every message', (frame) => frame.subarray(0, -1)),
  inHeaders('no-message-type', 'leaves out :message-type', (headers) => dropHeader(headers, ':message-type')),
  inHeaders('no-event-type', 'leaves out :event-type', (headers) => dropHeader(headers, ':event-type')),
  inHeaders('no-payload-type', 'leaves out :content-type', (headers) => dropHeader(headers, ':content-type')),
  inHeaders('exception-as-event', 'sends exceptions as events', (headers) =>
    ':exception-type' in headers
      ? {
          ':event-type': headers[':exception-type'],
          ':content-type': headers[':content-type']!,
          ':message-type': { type: 'string', value: 'event' },
        }
      : headers,
  ),
  {
    id: 'no-exceptions',
    description: 'ends a stream without its exception',
    change: (parts) => ({
      ...parts,
      provoked: (operation, value, request) => {
        const provoked = parts.provoked(operation, value, request)
        return provoked?.kind === 'exception' ? undefined : provoked
      },
    }),
  },
  inOrder('message-start-twice', 'starts a message twice', (events) =>
    isConverse(events) ? [events[0]!, ...events] : events,
  ),
  inOrder('no-message-stop', 'leaves out messageStop', (events) =>
    not(not(events, 'messageStop'), 'metadata'),
  ),
  inOrder('no-metadata', 'leaves out metadata', (events) => not(events, 'metadata')),
  inOrder('metadata-first', 'sends metadata before messageStop', (events) =>
    isConverse(events)
      ? [
          ...not(not(events, 'metadata'), 'messageStop'),
          ...of(events, 'metadata'),
          ...of(events, 'messageStop'),
        ]
      : events,
  ),
  inOrder('no-block-stop', 'never stops a content block', (events) => not(events, 'contentBlockStop')),
  inOrder('stops-twice', 'stops every content block twice', (events) =>
    events.flatMap((event) => (event.type === 'contentBlockStop' ? [event, event] : [event])),
  ),
  inOrder('stops-unopened', 'stops a content block that it never opened', (events) =>
    isConverse(events)
      ? [
          events[0]!,
          { kind: 'event', type: 'contentBlockStop', payload: { contentBlockIndex: 7 } },
          ...events.slice(1),
        ]
      : events,
  ),
  inOrder('no-tool-start', 'leaves out contentBlockStart', (events) => not(events, 'contentBlockStart')),
  inOrder('starts-twice', 'starts every tool use twice', (events) =>
    events.flatMap((event) => (event.type === 'contentBlockStart' ? [event, event] : [event])),
  ),
  inOrder('index-from-one', 'counts content blocks from 1', (events) =>
    events.map((event) =>
      typeof event.payload['contentBlockIndex'] === 'number'
        ? {
            ...event,
            payload: { ...event.payload, contentBlockIndex: event.payload['contentBlockIndex'] + 1 },
          }
        : event,
    ),
  ),
  inOrder('one-index', 'gives all content blocks one index', (events) =>
    events.map((event) =>
      'contentBlockIndex' in event.payload
        ? { ...event, payload: { ...event.payload, contentBlockIndex: 0 } }
        : event,
    ),
  ),
  inOrder('interleaved', 'opens a content block before it stops the one before', (events) => {
    const stop = events.findIndex(({ type }) => type === 'contentBlockStop')
    const next = events.findIndex(({ type }, index) => index > stop && type === 'contentBlockDelta')
    if (stop < 0 || next < 0) return events
    const without = events.filter((_event, index) => index !== stop)
    return [...without.slice(0, next), events[stop]!, ...without.slice(next)]
  }),
  inOrder('mixed-block', 'puts a text into the block of a tool use', (events) =>
    events.flatMap((event) =>
      event.type === 'contentBlockStart'
        ? [
            event,
            {
              kind: 'event' as const,
              type: 'contentBlockDelta',
              payload: { contentBlockIndex: event.payload['contentBlockIndex'], delta: { text: 'odd' } },
            },
          ]
        : [event],
    ),
  ),
  inOrder('unknown-event', 'sends an event that the model does not have', (events) => [
    ...events.slice(0, 1),
    { kind: 'event', type: 'ping', payload: {} },
    ...events.slice(1),
  ]),
  inOrder('initial-response', 'begins with an initial-response', (events) => [
    { kind: 'event', type: 'initial-response', payload: {} },
    ...events,
  ]),
  inOrder('after-exception', 'goes on after an exception', (events) => [
    ...events.slice(0, 1),
    { kind: 'exception', type: 'throttlingException', payload: { message: 'Too many requests' } },
    ...events.slice(1),
  ]),
  inOrder('nameless-tool', 'streams tool input that is no JSON', (events) =>
    events.map((event) =>
      event.type === 'contentBlockDelta' && JSON.stringify(event.payload).includes('"toolUse"')
        ? { ...event, payload: { ...event.payload, delta: { toolUse: { input: '{' } } } }
        : event,
    ),
  ),
  inOrder('bad-stop-reason', 'stops for a reason that nobody knows', (events) =>
    events.map((event) =>
      event.type === 'messageStop' ? { ...event, payload: { stopReason: 'because' } } : event,
    ),
  ),
  inOrder('text-chunks', 'sends chunks that are no JSON', (events) =>
    events.map((event) => chunkPayload(event, (text) => text.slice(1))),
  ),
  inOrder('no-metrics', 'leaves out the metrics of the last chunk', (events) =>
    events.map((event) =>
      chunkPayload(event, (text) => text.replace('amazon-bedrock-invocationMetrics', 'metrics')),
    ),
  ),
]
