// Cassettes for tests.
import type { HeaderList } from '../../wire/http/message.js'
import { encodeMessage } from '../../wire/frames/encode.js'
import type { Cassette, CassetteRequest, CassetteResponse } from '../cassette.js'

export interface Made {
  readonly operation?: string
  readonly model?: string
  /** Sent as compact JSON; bytes as they are. */
  readonly body?: unknown
  readonly request?: Partial<CassetteRequest>
  readonly response?: Partial<CassetteResponse>
  readonly recordedAt?: string
}

export const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

export const hello = { messages: [{ role: 'user', content: [{ text: 'Hello' }] }] }

/** A recorded exchange; Converse over HTTP/1.1 with a JSON answer unless something else is said. */
export function makeCassette(made: Made = {}): Cassette {
  const { operation = 'converse', model = 'amazon.nova-lite-v1:0', body = hello, recordedAt } = made
  return {
    provenance: {
      recorder: 'test',
      lost: [],
      redacted: {},
      ...(recordedAt !== undefined && { recordedAt }),
    },
    request: {
      httpVersion: '1.1',
      method: 'POST',
      target: `/model/${encodeURIComponent(model)}/${operation}`,
      headers: [['Content-Type', 'application/json']],
      body: body instanceof Uint8Array ? body : bytes(JSON.stringify(body)),
      ...made.request,
    },
    response: {
      httpVersion: '1.1',
      status: 200,
      reason: 'OK',
      headers: [],
      trailers: [],
      chunks: [],
      end: 'complete',
      ...made.response,
    },
  }
}

const requestId = 'd0a1c9b3-9d5a-4a0e-8a8a-0a5a2a4b6c7d'

/** Response with a JSON body in one piece, headed as the service does it. */
export function jsonResponse(value: unknown, status = 200, more: HeaderList = []): Partial<CassetteResponse> {
  const body = bytes(JSON.stringify(value))
  return {
    status,
    reason: status === 200 ? 'OK' : 'Bad Request',
    headers: [
      ['Date', 'Fri, 21 Aug 2026 10:00:00 GMT'],
      ['Content-Type', 'application/json'],
      ['Content-Length', String(body.byteLength)],
      ['Connection', 'keep-alive'],
      ['x-amzn-RequestId', requestId],
      ...more,
    ],
    chunks: [{ at: 120, bytes: body }],
  }
}

/** Response with pieces of an event stream, `gap` microseconds apart. */
export function streamResponse(pieces: readonly Uint8Array[], gap = 0): Partial<CassetteResponse> {
  return {
    headers: [
      ['Date', 'Fri, 21 Aug 2026 10:00:00 GMT'],
      ['Content-Type', 'application/vnd.amazon.eventstream'],
      ['Transfer-Encoding', 'chunked'],
      ['Connection', 'keep-alive'],
      ['x-amzn-RequestId', requestId],
    ],
    chunks: pieces.map((piece, index) => ({ at: index * gap, bytes: piece })),
  }
}

export function frame(type: string, payload: unknown, kind: 'event' | 'exception' = 'event'): Uint8Array {
  const text = (value: string) => ({ type: 'string', value }) as const
  return encodeMessage({
    headers: {
      [`:${kind}-type`]: text(type),
      ':content-type': text('application/json'),
      ':message-type': text(kind),
    },
    body: bytes(JSON.stringify(payload)),
  })
}

/** The frames of a ConverseStream answer with these pieces of text, `p` as the service pads. */
export function textStream(
  texts: readonly string[],
  usage = { inputTokens: 3, outputTokens: 5, totalTokens: 8 },
) {
  return [
    frame('messageStart', { p: 'abcd', role: 'assistant' }),
    ...texts.map((text, index) =>
      frame('contentBlockDelta', {
        contentBlockIndex: 0,
        delta: { text },
        p: 'abcdefgh'.slice(0, 2 + (index % 6)),
      }),
    ),
    frame('contentBlockStop', { contentBlockIndex: 0, p: 'abc' }),
    frame('messageStop', { p: 'abcde', stopReason: 'end_turn' }),
    frame('metadata', { metrics: { latencyMs: 300 + texts.length }, p: 'ab', usage }),
  ]
}

export const chunkFrame = (value: unknown): Uint8Array =>
  frame('chunk', { bytes: Buffer.from(JSON.stringify(value)).toString('base64'), p: 'abcdef' })
