import { describe, expect, test } from 'vitest'
import {
  chunkFrame,
  frame,
  hello,
  jsonResponse,
  makeCassette,
  streamResponse,
  textStream,
} from '../testing/make.js'
import type { CassetteResponse } from '../cassette.js'
import { describeDifference, diffCassettes } from './index.js'

const cassetteOf = (response: Partial<CassetteResponse>) => makeCassette({ response })
const diffResponses = (before: Partial<CassetteResponse>, after: Partial<CassetteResponse>, all = false) =>
  diffCassettes(cassetteOf(before), cassetteOf(after), { all })
const answer = {
  metrics: { latencyMs: 1 },
  output: { message: { role: 'assistant', content: [{ text: 'Hi' }] } },
}

describe('what always changes is no difference', () => {
  test('ids, dates, latencies, signatures, user agents', () => {
    const before = jsonResponse(answer)
    const after = jsonResponse({ ...answer, metrics: { latencyMs: 2000 } })
    const changed = after.headers!.map(([name, value]): [string, string] => [
      name.toLowerCase(),
      /date|requestid/i.test(name) ? `other ${value}` : value,
    ])
    const request = (agent: string) => ({
      headers: [
        ['User-Agent', agent],
        ['Authorization', agent],
        ['amz-sdk-invocation-id', agent],
      ] as const,
    })
    const a = makeCassette({ response: before, request: request('a') })
    const b = makeCassette({ response: { ...after, headers: changed }, request: request('b') })
    expect(diffCassettes(a, b)).toEqual([])
    expect(new Set(diffCassettes(a, b, { all: true }).map(({ part }) => part))).toEqual(
      new Set(['request', 'headers', 'body', 'chunks']),
    )
  })

  test('padding, and where the text of a stream is cut', () => {
    const one = streamResponse(textStream(['Hello', ' there', '']))
    const other = streamResponse(textStream(['He', 'llo the', 're']), 1000)
    expect(diffResponses(one, other)).toEqual([])
    const told = diffResponses(one, other, true)
    expect(new Set(told.map(({ part }) => part))).toEqual(new Set(['events', 'chunks', 'timing']))
  })

  test('ids of tool uses', () => {
    const use = (toolUseId: string, resultOf = toolUseId) =>
      jsonResponse({
        output: {
          message: {
            content: [{ toolUse: { toolUseId, name: 'f' } }, { toolResult: { toolUseId: resultOf } }],
          },
        },
      })
    expect(diffResponses(use('tooluse_a'), use('tooluse_b'))).toEqual([])
    expect(diffResponses(use('tooluse_a'), use('tooluse_b', 'tooluse_c'))).toMatchObject([
      { part: 'body', before: 'tool use 1', after: 'tool use 2' },
    ])
  })

  test('an id inside the input of a tool is something else', () => {
    const use = (id: string) =>
      jsonResponse({ content: [{ type: 'tool_use', id: 'toolu_1', input: { id } }] })
    expect(diffResponses(use('a'), use('b'))).toMatchObject([{ place: '/content/0/input/id' }])
  })
})

describe('what changed is told', () => {
  test('status, error and its message', () => {
    const before = jsonResponse(answer)
    const after = jsonResponse({ message: 'no' }, 400, [['x-amzn-ErrorType', 'ValidationException']])
    expect(diffResponses(before, after)).toEqual([
      { part: 'status', place: '', before: 200, after: 400 },
      { part: 'error', place: 'x-amzn-errortype', after: 'ValidationException' },
      { part: 'error', place: '/metrics', before: { latencyMs: 1 } },
      { part: 'error', place: '/output', before: answer.output },
      { part: 'error', place: '/message', after: 'no' },
    ])
  })

  test('a header that came or went, its value always changing or not', () => {
    const before = jsonResponse(answer)
    const headers = before.headers!.filter(([name]) => name !== 'x-amzn-RequestId')
    expect(diffResponses(before, { ...before, headers: [...headers, ['x-new', '1']] })).toMatchObject([
      { part: 'headers', place: 'x-amzn-requestid', before: expect.any(String) },
      { part: 'headers', place: 'x-new', after: '1' },
    ])
  })

  test('the text and the usage of a stream', () => {
    const one = streamResponse(textStream(['Hello', ' there']))
    const other = streamResponse(
      textStream(['Hello', ' world', '!'], { inputTokens: 3, outputTokens: 6, totalTokens: 9 }),
    )
    const told = diffResponses(one, other)
    expect(told).toEqual([
      {
        part: 'events',
        place: '1 contentBlockDelta /delta/text',
        before: 'Hello there',
        after: 'Hello world!',
      },
      { part: 'usage', place: '4 metadata /usage/outputTokens', before: 5, after: 6 },
      { part: 'usage', place: '4 metadata /usage/totalTokens', before: 8, after: 9 },
    ])
    expect(told.map(describeDifference)).toMatchInlineSnapshot(`
      [
        "events 1 contentBlockDelta /delta/text: "Hello there" became "Hello world!"",
        "usage 4 metadata /usage/outputTokens: 5 became 6",
        "usage 4 metadata /usage/totalTokens: 8 became 9",
      ]
    `)
  })

  test('events that came, went, or are exceptions', () => {
    const whole = textStream(['Hello'])
    const broken = [...whole.slice(0, 2), frame('throttlingException', { message: 'slow' }, 'exception')]
    expect(
      diffResponses(streamResponse(whole), streamResponse(broken)).map(
        ({ part, place }) => `${part} ${place}`,
      ),
    ).toEqual([
      'events 2 contentBlockStop',
      'events 3 messageStop',
      'events 4 metadata',
      'error 2 throttlingException',
    ])
  })

  test('the input of a tool as the JSON that it is, whatever the pieces', () => {
    const tool = (pieces: readonly string[]) =>
      streamResponse(
        pieces.map((input) =>
          frame('contentBlockDelta', { contentBlockIndex: 0, delta: { toolUse: { input } } }),
        ),
      )
    expect(diffResponses(tool(['', '{"a":1,', '"b":2}']), tool(['{"b": 2, "a": 1}']))).toEqual([])
    expect(diffResponses(tool(['{"a":1}']), tool(['{"a":2}']))).toMatchObject([
      { place: '0 contentBlockDelta /delta/toolUse/input/a', before: 1, after: 2 },
    ])
  })

  test('chunks of the model’s own format', () => {
    const claude = (texts: readonly string[], usage: number) =>
      streamResponse([
        chunkFrame({ type: 'message_start', message: { id: `msg_${usage}` } }),
        ...texts.map((text) =>
          chunkFrame({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
        ),
        chunkFrame({
          type: 'message_stop',
          'amazon-bedrock-invocationMetrics': { outputTokenCount: usage, invocationLatency: usage },
        }),
      ])
    expect(diffResponses(claude(['Hel', 'lo'], 5), claude(['Hello'], 6))).toEqual([
      {
        part: 'usage',
        place: '2 chunk /bytes/amazon-bedrock-invocationMetrics/outputTokenCount',
        before: 5,
        after: 6,
      },
    ])
  })

  test('chunks of Nova, which has a block for each delta, and of Llama, which counts them', () => {
    const nova = (texts: readonly string[], after: string) =>
      streamResponse([
        ...texts.flatMap((text, contentBlockIndex) => [
          chunkFrame({ contentBlockDelta: { delta: { text }, contentBlockIndex } }),
          chunkFrame({ contentBlockStop: { contentBlockIndex } }),
        ]),
        chunkFrame({ messageStop: { stopReason: after } }),
      ])
    expect(diffResponses(nova(['Hel', 'lo', '!'], 'end_turn'), nova(['Hello!'], 'max_tokens'))).toEqual([
      {
        part: 'events',
        place: '2 chunk /bytes/messageStop/stopReason',
        before: 'end_turn',
        after: 'max_tokens',
      },
    ])
    const llama = (texts: readonly string[]) =>
      streamResponse(
        texts.map((generation, index) =>
          chunkFrame({ generation, generation_token_count: index, stop_reason: null }),
        ),
      )
    expect(diffResponses(llama(['Hel', 'lo']), llama(['Hello']))).toEqual([])
    expect(diffResponses(llama(['Hel', 'lo']), llama(['Good bye']))).toMatchObject([{ before: 'Hello' }])
  })

  test('how it ended, and frames that are broken', () => {
    const whole = streamResponse(textStream(['Hello']))
    const cut = {
      ...whole,
      chunks: [{ at: 0, bytes: whole.chunks![0]!.bytes.subarray(0, 40) }],
      end: 'cut',
    } as const
    const told = diffResponses(whole, cut)
    expect(told.at(-1)).toEqual({ part: 'end', place: '', before: 'complete', after: 'cut' })
    expect(told.find(({ place }) => place.startsWith('fault'))?.after).toMatch(/\w/)
  })

  test('the request: model, members, and that there is none', () => {
    const before = makeCassette()
    expect(diffCassettes(before, makeCassette({ model: 'x', body: { ...hello, system: [] } }))).toEqual([
      { part: 'request', place: '/modelId', before: 'amazon.nova-lite-v1:0', after: 'x' },
      { part: 'request', place: '/system', after: [] },
    ])
    const { request: _request, ...rest } = before
    expect(diffCassettes(before, rest)).toEqual([
      { part: 'request', place: '', before: 'POST /model/amazon.nova-lite-v1%3A0/converse' },
    ])
  })
})
