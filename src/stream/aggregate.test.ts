import { expect, test } from 'vitest'
import { aggregate } from './aggregate.js'
import type { SequenceEvent } from './event.js'
import { joinChunks } from './joinChunks.js'

const event = (type: string, payload: object): SequenceEvent => ({
  kind: 'event',
  type,
  payload: { ...payload, p: 'abc' },
})
const block = (contentBlockIndex: number, start: object | undefined, ...deltas: object[]) => [
  ...(start === undefined ? [] : [event('contentBlockStart', { contentBlockIndex, start })]),
  ...deltas.map((delta) => event('contentBlockDelta', { contentBlockIndex, delta })),
  event('contentBlockStop', { contentBlockIndex }),
]
const content = (...events: SequenceEvent[]) => aggregate(events).output.message.content
const base64 = (text: string) => Buffer.from(text).toString('base64')

test('a whole answer', () => {
  const usage = { inputTokens: 1, outputTokens: 2, totalTokens: 3 }
  expect(
    aggregate([
      event('messageStart', { role: 'assistant' }),
      ...block(0, undefined, { text: 'Hel' }, { text: '' }, { text: 'lo' }),
      event('messageStop', {
        stopReason: 'end_turn',
        additionalModelResponseFields: { stop_sequence: null },
      }),
      event('metadata', {
        usage,
        metrics: { latencyMs: 7 },
        trace: { guardrail: {} },
        serviceTier: { type: 'flex' },
      }),
    ]),
  ).toEqual({
    output: { message: { role: 'assistant', content: [{ text: 'Hello' }] } },
    stopReason: 'end_turn',
    additionalModelResponseFields: { stop_sequence: null },
    usage,
    metrics: { latencyMs: 7 },
    trace: { guardrail: {} },
    serviceTier: { type: 'flex' },
  })
})

test('reasoning with its signature, and redacted', () => {
  const reasoning = (part: object) => ({ reasoningContent: part })
  expect(
    content(
      ...block(
        0,
        undefined,
        reasoning({ text: 'Let' }),
        reasoning({ text: ' me' }),
        reasoning({ signature: 'sig' }),
      ),
      ...block(
        1,
        undefined,
        reasoning({ redactedContent: base64('ab') }),
        reasoning({ redactedContent: base64('cd') }),
      ),
      ...block(2, undefined, reasoning({ text: 'unsigned' })),
    ),
  ).toEqual([
    { reasoningContent: { reasoningText: { text: 'Let me', signature: 'sig' } } },
    { reasoningContent: { redactedContent: base64('abcd') } },
    { reasoningContent: { reasoningText: { text: 'unsigned' } } },
  ])
})

test.each([
  [['', '{"ci', 'ty":"Paris"}'], { city: 'Paris' }],
  [['{}'], {}],
  [[], {}],
  [['{"city":"Par'], '{"city":"Par'],
])('the input of a tool use from %j', (pieces, input) => {
  const start = { toolUse: { toolUseId: 'id', name: 'weather' } }
  const deltas = pieces.map((piece) => ({ toolUse: { input: piece } }))
  expect(content(...block(0, start, ...deltas))).toEqual([
    { toolUse: { toolUseId: 'id', name: 'weather', input } },
  ])
})

test('citations before, after and without text', () => {
  const citation = { title: 'A', location: { web: { url: 'https://example.com' } } }
  const cited = { citationsContent: { content: [{ text: 'so' }], citations: [citation] } }
  expect(
    content(
      ...block(0, undefined, { citation }, { text: 'so' }),
      ...block(1, undefined, { text: 'so' }, { citation }),
      ...block(2, undefined, { citation }),
    ),
  ).toEqual([cited, cited, { citationsContent: { citations: [citation] } }])
})

test('the result of a server tool', () => {
  const start = { toolResult: { toolUseId: 'id', type: 'nova_code_interpreter_result', status: 'success' } }
  const delta = { toolResult: [{ json: { exitCode: 0 } }] }
  expect(content(...block(0, start, delta, { toolResult: [{ text: 'done' }] }))).toEqual([
    { toolResult: { ...start.toolResult, content: [{ json: { exitCode: 0 } }, { text: 'done' }] } },
  ])
})

test('an image in pieces', () => {
  const piece = (text: string) => ({ image: { source: { bytes: base64(text) } } })
  expect(content(...block(0, { image: { format: 'png' } }, piece('\x89PN'), piece('G')))).toEqual([
    { image: { format: 'png', source: { bytes: base64('\x89PNG') } } },
  ])
})

test('a stream that an exception cut short', () => {
  const events = [
    event('messageStart', { role: 'assistant' }),
    ...block(0, undefined, { text: 'Hel' }).slice(0, -1),
  ]
  expect(aggregate([...events, { kind: 'exception', type: 'throttlingException', payload: {} }])).toEqual({
    output: { message: { role: 'assistant', content: [{ text: 'Hel' }] } },
  })
})

test('the bytes of chunks', () => {
  const chunks = ['{"a":', '1}'].map((text) => event('chunk', { bytes: base64(text) }))
  expect(Buffer.from(joinChunks(chunks)).toString()).toBe('{"a":1}')
})
