import { encodeMessage } from '../../wire/frames/encode.js'
import type { Cassette } from '../cassette.js'

const text = (value: string) => ({ type: 'string', value }) as const

/** A frame as the service sends it. */
export const frame = (type: string, payload: unknown, kind = 'event'): Uint8Array =>
  encodeMessage({
    headers: [
      [`:${kind}-type`, text(type)],
      [':content-type', text('application/json')],
      [':message-type', text(kind)],
    ],
    body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
  })

/** One exchange with something of everything: a stream in three chunks with a payload that is no JSON of JavaScript. */
export const sample = {
  provenance: {
    recorder: 'bedrock-conformance 0.1.0',
    recordedAt: '2026-07-31T12:00:00.000Z',
    upstream: 'https://bedrock-runtime.us-east-1.amazonaws.com',
    lost: [],
    redacted: { authorization: 1 },
  },
  request: {
    httpVersion: '1.1',
    method: 'POST',
    target: '/model/amazon.nova-lite-v1%3A0/converse-stream',
    headers: [
      ['Host', 'bedrock-runtime.us-east-1.amazonaws.com'],
      ['Content-Type', 'application/json'],
    ],
    body: Buffer.from('{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}'),
  },
  response: {
    httpVersion: '1.1',
    status: 200,
    reason: 'OK',
    headers: [
      ['Content-Type', 'application/vnd.amazon.eventstream'],
      ['Transfer-Encoding', 'chunked'],
    ],
    trailers: [],
    chunks: [
      { at: 0, bytes: frame('messageStart', { p: 'abc', role: 'assistant' }) },
      { at: 15_020, bytes: frame('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Hi' } }) },
      { at: 15_020, bytes: frame('metadata', '{"trace":{"score":1.0}}').subarray(0, 40) },
    ],
    end: 'cut',
    fault: 'the connection was reset',
  },
} satisfies Cassette
