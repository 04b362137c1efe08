import { frameFaults } from '../../../generators/frames/faults.js'
import type { Cassette } from '../../cassette/cassette.js'
import { inspect } from '../../wire/frames/inspect.js'
import { frameRules } from '../../wire/frames/rules.js'
import {
  event,
  frames,
  headers,
  json,
  messages,
  request,
  status,
  typeOf,
  withHeader,
  type Edit,
  type EditedMessage,
} from './edit.js'
import type { Situation } from './situations.js'

/** A recorded exchange with one deliberate defect, and the one requirement that it breaks. */
export interface Tampered {
  readonly id: string
  readonly of: Situation
  /** Id of the requirement that has to be found broken, and no other of level `must` or `should`. */
  readonly requirement: string
  readonly change: Edit
}

type Row = readonly [id: string, of: Situation, requirement: string, change: Edit]

type Messages = readonly EditedMessage[]
const first = (type: string) => (list: Messages) => list.findIndex((message) => typeOf(message) === type)
const start = first('contentBlockStart')
const delta = first('contentBlockDelta')
const stop = first('contentBlockStop')
const messageStop = first('messageStop')
const metadata = first('metadata')

const at = (place: (list: Messages) => number, change: (message: EditedMessage) => EditedMessage): Edit =>
  messages((list) => list.with(place(list), change(list[place(list)]!)))
const payload = (place: (list: Messages) => number, change: Record<string, unknown>): Edit =>
  at(place, (message) => ({ ...message, payload: { ...message.payload, ...change } }))
const drop = (place: (list: Messages) => number): Edit => messages((list) => list.toSpliced(place(list), 1))
const add = (place: (list: Messages) => number, message: EditedMessage): Edit =>
  messages((list) => list.toSpliced(place(list), 0, message))
const repeat = (place: (list: Messages) => number): Edit =>
  messages((list) => list.toSpliced(place(list), 0, list[place(list)]!))
const last = (list: Messages) => list.length - 1
const end = (list: Messages) => list.length

const heads: readonly Row[] = [
  ['201-for-200', 'converse', 'http.status.success', status(201)],
  ['stream-204', 'stream', 'http.status.success', status(204)],
  ['text-answer', 'converse', 'http.content-type.json', headers({ 'content-type': 'text/plain' })],
  ['untyped-answer', 'count', 'http.content-type.json', headers({ 'content-type': undefined })],
  ['json-stream', 'stream', 'stream.content-type', headers({ 'content-type': 'application/json' })],
  ['no-request-id', 'invoke', 'http.request-id', headers({ 'x-amzn-requestid': undefined })],
  ['odd-request-id', 'tool', 'http.request-id', headers({ 'x-amzn-requestid': 'abc' })],
]

const errors: readonly Row[] = [
  ['throttled-400', 'throttled', 'converse.error.status', status(400)],
  ['throttled-500', 'throttled', 'converse.error.status', status(500)],
  ['unknown-error', 'throttled', 'converse.error.name', headers({ 'x-amzn-errortype': 'TooBusyException' })],
  ['nameless-error', 'throttled', 'http.error.type', headers({ 'x-amzn-errortype': undefined })],
  [
    'named-in-body',
    'throttled',
    'http.error.type-header',
    (cassette) =>
      json((value) => ({ ...value, __type: 'ThrottlingException' }))(
        headers({ 'x-amzn-errortype': undefined })(cassette),
      ),
  ],
  ['error-says-nothing', 'throttled', 'converse.error.message', json(() => ({}))],
  ['error-as-html', 'throttled', 'http.error.json', headers({ 'content-type': 'text/html' })],
]

const requests: readonly Row[] = [
  ['unknown-path', 'converse', 'http.unknown-path', request(() => ({ target: '/model/a.b/chat' }))],
  ['request-no-json', 'converse', 'converse.type', request(() => ({ body: Buffer.from('{"messages":') }))],
  ['request-a-list', 'stream', 'converse-stream.type', request(() => ({ body: Buffer.from('[]') }))],
]

const answers: readonly Row[] = [
  ['answer-no-json', 'count', 'count-tokens.response.type', (cassette) => cut(cassette)],
  ['role-user', 'converse', 'message.role-assistant', json((value) => withRole(value, 'user'))],
  ['sum-wrong', 'converse', 'usage.total', json((value) => withTotal(value))],
]

const cut = ({ response, ...cassette }: Cassette): Cassette => ({
  ...cassette,
  response: { ...response, chunks: [{ at: 0, bytes: Buffer.from('{"inputTokens":') }] },
})
const withRole = (value: Record<string, unknown>, role: string) => {
  const { message } = value['output'] as { message: object }
  return { ...value, output: { message: { ...message, role } } }
}
const withTotal = (value: Record<string, unknown>) => ({
  ...value,
  usage: { ...(value['usage'] as object), totalTokens: 9999 },
})

const sequences: readonly Row[] = [
  ['no-message-start', 'stream', 'converse-stream.sequence.order', drop(first('messageStart'))],
  ['two-message-starts', 'stream', 'converse-stream.sequence.order', repeat(first('messageStart'))],
  ['two-message-stops', 'stream', 'converse-stream.sequence.order', repeat(messageStop)],
  ['two-metadata', 'stream', 'converse-stream.sequence.order', repeat(metadata)],
  [
    'metadata-before-stop',
    'stream',
    'converse-stream.sequence.order',
    messages((list) => [...list.slice(0, -2), list.at(-1)!, list.at(-2)!]),
  ],
  ['no-metadata', 'stream', 'converse-stream.sequence.metadata-missing', drop(metadata)],
  [
    'no-message-stop',
    'stream',
    'converse-stream.sequence.incomplete',
    messages((list) => list.slice(0, messageStop(list))),
  ],
  [
    'unknown-event',
    'stream',
    'converse-stream.sequence.event-type',
    add(delta, event('contentBlockPause', { contentBlockIndex: 0 })),
  ],
  [
    'event-of-another',
    'stream',
    'converse-stream.sequence.event-type',
    add(delta, event('chunk', { bytes: '' })),
  ],
  [
    'converse-event-in-chunks',
    'chunks',
    'invoke-model-with-response-stream.sequence.event-type',
    add(last, event('messageStart', { role: 'assistant' })),
  ],
  [
    'initial-response',
    'stream',
    'converse-stream.sequence.initial-response',
    add(first('messageStart'), event('initial-response', {})),
  ],
  [
    'after-exception',
    'exception-stream',
    'converse-stream.sequence.after-exception',
    add(end, event('contentBlockStop', { contentBlockIndex: 0 })),
  ],
  [
    'chunk-after-exception',
    'chunks',
    'invoke-model-with-response-stream.sequence.after-exception',
    add(last, event('throttlingException', { message: 'no' }, 'exception')),
  ],
  [
    'unknown-exception',
    'exception-stream',
    'converse-stream.sequence.event-type',
    at(last, ({ payload: said }) => event('busyException', said, 'exception')),
  ],
  ['tool-without-start', 'tool-stream', 'converse-stream.blocks.start-missing', drop(start)],
  ['start-repeated', 'tool-stream', 'converse-stream.blocks.start-repeated', repeat(start)],
  [
    'kind-changes',
    'stream',
    'converse-stream.blocks.kind',
    add(stop, event('contentBlockDelta', { contentBlockIndex: 0, delta: { toolUse: { input: '{}' } } })),
  ],
  [
    'delta-after-stop',
    'stream',
    'converse-stream.blocks.closed',
    add(messageStop, event('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'x' } })),
  ],
  ['two-stops', 'stream', 'converse-stream.blocks.closed', repeat(stop)],
  [
    'stop-unopened',
    'stream',
    'converse-stream.blocks.stop-unopened',
    add(messageStop, event('contentBlockStop', { contentBlockIndex: 7 })),
  ],
  ['no-block-stop', 'stream', 'converse-stream.blocks.unstopped', drop(stop)],
  [
    'index-from-1',
    'stream',
    'converse-stream.blocks.index',
    messages((list) =>
      list.map((message) =>
        'contentBlockIndex' in message.payload
          ? { ...message, payload: { ...message.payload, contentBlockIndex: 1 } }
          : message,
      ),
    ),
  ],
  [
    'blocks-interleaved',
    'stream',
    'converse-stream.blocks.interleaved',
    messages((list) => [
      ...list.slice(0, stop(list)),
      event('contentBlockDelta', { contentBlockIndex: 1, delta: { text: 'x' } }),
      event('contentBlockStop', { contentBlockIndex: 1 }),
      ...list.slice(stop(list)),
    ]),
  ],
]

const errorMessage = (...told: readonly string[]): EditedMessage => ({
  headers: [
    ...told.map((name) => [name, { type: 'string', value: 'Broken' }] as const),
    [':message-type', { type: 'string', value: 'error' }],
  ],
  payload: {},
})

const events: readonly Row[] = [
  [
    'error-without-code',
    'exception-stream',
    'events.error-code.missing',
    at(last, () => errorMessage(':error-message')),
  ],
  [
    'error-without-message',
    'exception-stream',
    'events.error-message.missing',
    at(last, () => errorMessage(':error-code')),
  ],
  [
    'no-message-type',
    'stream',
    'events.message-type.missing',
    at(delta, (message) => withHeader(message, ':message-type', undefined)),
  ],
  [
    'message-type-bytes',
    'stream',
    'events.message-type.not-string',
    at(delta, (message) =>
      withHeader(message, ':message-type', { type: 'binary', value: Buffer.from('event') }),
    ),
  ],
  [
    'message-type-unknown',
    'stream',
    'events.message-type.unknown',
    at(delta, (message) => withHeader(message, ':message-type', { type: 'string', value: 'Event' })),
  ],
  [
    'no-event-type',
    'chunks',
    'events.event-type.missing',
    at(last, (message) => withHeader(message, ':event-type', undefined)),
  ],
  [
    'event-type-bool',
    'stream',
    'events.event-type.not-string',
    at(delta, (message) => withHeader(message, ':event-type', { type: 'boolean', value: true })),
  ],
  [
    'exception-type-bytes',
    'exception-stream',
    'events.exception-type.not-string',
    at(last, (message) =>
      withHeader(message, ':exception-type', { type: 'binary', value: Buffer.from('x') }),
    ),
  ],
  [
    'no-exception-type',
    'exception-stream',
    'events.exception-type.missing',
    at(last, (message) => withHeader(message, ':exception-type', undefined)),
  ],
  [
    'no-content-type',
    'stream',
    'stream.payload-content-type',
    at(delta, (message) => withHeader(message, ':content-type', undefined)),
  ],
  [
    'payload-text',
    'stream',
    'events.payload.json',
    at(delta, (message) => ({ ...message, payload: 'hello' as never })),
  ],
  [
    'payload-list',
    'chunks',
    'events.payload.json',
    at(last, (message) => ({ ...message, payload: [] as never })),
  ],
  [
    'stop-reason-unknown',
    'stream',
    'converse-stream.event.messageStop.stopReason.enum',
    payload(messageStop, { stopReason: 'bored' }),
  ],
  [
    'role-of-event',
    'stream',
    'converse-stream.event.messageStart.role.enum',
    payload(first('messageStart'), { role: 'robot' }),
  ],
  [
    'no-block-index',
    'stream',
    'converse-stream.event.contentBlockStop.contentBlockIndex.required',
    payload(stop, { contentBlockIndex: undefined }),
  ],
  [
    'empty-start',
    'tool-stream',
    'converse-stream.event.contentBlockStart.start.union',
    payload(start, { start: {} }),
  ],
  [
    'usage-of-stream',
    'stream',
    'usage.total',
    payload(metadata, { usage: { inputTokens: 1, outputTokens: 1, totalTokens: 7 } }),
  ],
  [
    'tool-input-no-json',
    'tool-stream',
    'stream.aggregate',
    add(stop, event('contentBlockDelta', { contentBlockIndex: 0, delta: { toolUse: { input: '}' } } })),
  ],
  [
    'chunk-no-json',
    'chunks',
    'stream.chunk-json',
    add(first('chunk'), event('chunk', { bytes: Buffer.from('hello').toString('base64') })),
  ],
  [
    'no-metrics',
    'chunks',
    'stream.invocation-metrics',
    add(end, event('chunk', { bytes: Buffer.from('{}').toString('base64') })),
  ],
]

/** Every fault of a frame that has a label, in the second message of a stream. */
const damages: readonly Row[] = frameFaults
  .filter(({ code }) => frameRules[code].level !== 'info')
  .map((fault) => [
    `frame-${fault.id}`,
    'stream',
    `frames.${fault.code}`,
    frames((list) => {
      const [message] = inspect(list[1]!).messages
      const damaged = fault.make(
        {
          headers: message!.headers.map(({ name, value }) => [name, value] as const),
          body: message!.payload,
        },
        1,
      )
      // What is cut off has nothing behind it.
      return fault.code.endsWith('.truncated') ? [list[0]!, damaged] : list.with(1, damaged)
    }),
  ])

/** Recorded exchanges with one defect each: `cassettes verify` has to find it, and nothing else. */
export const tampered: readonly Tampered[] = [
  ...heads,
  ...errors,
  ...requests,
  ...answers,
  ...sequences,
  ...events,
  ...damages,
].map(([id, of, requirement, change]) => ({ id, of, requirement, change }))
