import { describe, expect, test } from 'vitest'
import { encodeMessage } from '../../wire/frames/encode.js'
import { inspect } from '../../wire/frames/inspect.js'
import type { Cassette } from '../cassette.js'
import { addPatterns, defaultRedaction, redactCassette } from './index.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (body: Uint8Array) => Buffer.from(body).toString()
const base64 = (plain: string) => Buffer.from(plain).toString('base64')

const cassette = (
  request: Partial<NonNullable<Cassette['request']>> = {},
  response: Partial<Cassette['response']> = {},
): Cassette => ({
  provenance: { recorder: 'test', lost: [], redacted: {} },
  request: { method: 'POST', target: '/', headers: [], body: bytes(''), ...request },
  response: { status: 200, headers: [], trailers: [], chunks: [], end: 'complete', ...response },
})

const redact = (...parts: Parameters<typeof cassette>) => redactCassette(cassette(...parts), defaultRedaction)
const bodyOf = (body: string, headers: [string, string][] = []) =>
  text(redact({ body: bytes(body), headers }).request!.body)

describe('lawful values take the place of secrets', () => {
  test('in a Signature Version 4', () => {
    const value = `AWS4-HMAC-SHA256 Credential=AKIAREALREALREALREAL/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'ab'.repeat(32)}`
    expect(redact({ headers: [['Authorization', value]] }).request!.headers).toEqual([
      [
        'Authorization',
        `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
      ],
    ])
  })

  test.each([
    ['authorization', 'Bearer bedrock-api-key-abc', 'Bearer REDACTED'],
    ['authorization', 'Basic dXNlcjpwYXNz', 'Basic REDACTED'],
    ['authorization', 'opaque', 'REDACTED'],
    ['Cookie', 'session=one; theme=two', 'session=REDACTED; theme=REDACTED'],
    ['Set-Cookie', 'session=one; Path=/; HttpOnly', 'session=REDACTED; Path=/; HttpOnly'],
    ['X-Api-Key', 'sesame', 'REDACTED'],
    ['x-amz-security-token', 'IQoJ', 'REDACTED'],
    ['x-note', 'arn:aws:iam::210987654321:user/me', 'arn:aws:iam::123456789012:user/me'],
    ['x-note', 'nothing to hide: 210987654321', 'nothing to hide: 210987654321'],
  ])('in %s: %s', (name, value, expected) => {
    expect(redact({}, { headers: [[name, value]] }).response.headers).toEqual([[name, expected]])
  })

  test('in a path, with its percent-encoding', () => {
    const arn = 'arn%3Aaws%3Abedrock%3Aus-east-1%3A210987654321%3Ainference-profile%2Fa'
    expect(redact({ target: `/model/${arn}/converse` }).request!.target).toBe(
      `/model/${arn.replace('210987654321', '123456789012')}/converse`,
    )
  })

  test('in a presigned query', () => {
    const target =
      '/x?X-Amz-Credential=KEY%2F20260101%2Fus-east-1&X-Amz-Signature=ab&X-Amz-Security-Token=a%2Fb&a=1'
    expect(redact({ target }).request!.target).toBe(
      `/x?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260101%2Fus-east-1&X-Amz-Signature=${'0'.repeat(64)}&X-Amz-Security-Token=REDACTED&a=1`,
    )
  })
})

describe('JSON keeps its bytes around a secret', () => {
  test.each([
    ['{ "password" : "p\\u00e4ss", "n": 1.0 }', '{ "password" : "REDACTED", "n": 1.0 }'],
    ['{"a":"AKIA\\u0052EALREALREALREAL \\u00e9"}', '{"a":"AKIAIOSFODNN7EXAMPLE \\u00e9"}'],
    ['{"password":["one","two"],"b":["three"]}', '{"password":["REDACTED","REDACTED"],"b":["three"]}'],
    ['{"password":{"type":"string"}}', '{"password":{"type":"string"}}'],
    ['{"input":"{\\"apiKey\\":\\"k\\"}"}', '{"input":"{\\"apiKey\\":\\"REDACTED\\"}"}'],
    ['{"password":"cut of', '{"password":"REDACTED'],
  ])('%s', (before, after) => {
    expect(bodyOf(before)).toBe(after)
  })
})

test('base64 is opened, as deep as it goes', () => {
  const hidden = base64(`{"bytes":"${base64('key AKIAREALREALREALREAL')}"}`)
  const open = (code: string) => Buffer.from(code, 'base64').toString()
  const { bytes: inner } = JSON.parse(open(JSON.parse(bodyOf(`{"bytes":"${hidden}"}`)).bytes)) as {
    bytes: string
  }
  expect(open(inner)).toBe('key AKIAIOSFODNN7EXAMPLE')
})

describe('an event stream', () => {
  const header = (value: string) => ({ type: 'string', value }) as const
  const message = (payload: string, extra = 'none') =>
    encodeMessage({ headers: { ':event-type': header('chunk'), extra: header(extra) }, body: bytes(payload) })
  const inChunks = (stream: Uint8Array, ...ends: number[]) =>
    [...ends, stream.length].map((end, index) => ({
      at: index,
      bytes: stream.subarray(index === 0 ? 0 : ends[index - 1], end),
    }))

  test('gets right checksums, and its chunks stay where they were', () => {
    const first = message('{"a":1}')
    const secret = message(
      `{"bytes":"${base64('{"role":"arn:aws:iam::210987654321:role/x and more"}')}","p":"abc"}`,
    )
    const stream = Buffer.concat([first, secret, first])
    const chunks = inChunks(stream, first.length, first.length + secret.length, stream.length - 6)
    const { response } = redact({}, { chunks })
    const { faults, messages } = inspect(Buffer.concat(response.chunks.map(({ bytes }) => bytes)))
    expect(faults).toEqual([])
    expect(messages.map(({ totalLength }) => totalLength)).toEqual([
      first.length,
      secret.length,
      first.length,
    ])
    expect(messages[1]!.text).not.toContain(base64('210987654321').slice(4, 12))
    expect(response.chunks.map(({ at, bytes }) => [at, bytes.length])).toEqual(
      chunks.map(({ at, bytes }) => [at, bytes.length]),
    )
  })

  test('is found in pieces of one byte, and in header values', () => {
    const stream = message('{"key":"AKIAREALREALREALREAL"}', 'AKIAREALREALREALREAL of mine')
    const { response } = redact(
      {},
      { chunks: inChunks(stream, ...Array.from({ length: stream.length - 1 }, (_, at) => at + 1)) },
    )
    const [read] = inspect(Buffer.concat(response.chunks.map(({ bytes }) => bytes))).messages
    expect([read!.header('extra')!.value, read!.text]).toEqual([
      'AKIAIOSFODNN7EXAMPLE of mine',
      '{"key":"AKIAIOSFODNN7EXAMPLE"}',
    ])
    expect(response.chunks).toHaveLength(stream.length)
  })

  test('keeps a checksum that is wrong wrong', () => {
    const stream = Buffer.from(message('{"key":"AKIAREALREALREALREAL"}'))
    stream[stream.length - 1]! ^= 1
    const { response } = redact({}, { chunks: inChunks(stream) })
    const { faults, messages } = inspect(response.chunks[0]!.bytes)
    expect(faults.map(({ code }) => code)).toEqual(['message.crc'])
    expect(messages[0]!.messageCrc.stored).toBe((messages[0]!.messageCrc.computed ^ 1) >>> 0)
  })
})

test('what a request proves itself with is replaced where the answer repeats it', () => {
  const token = 'opaque-session-token/1'
  const { response, provenance } = redact(
    {
      headers: [
        ['X-Amz-Security-Token', token],
        ['Cookie', 'id=very-secret-cookie'],
      ],
    },
    {
      headers: [['Content-Length', '77']],
      chunks: [
        {
          at: 0,
          bytes: bytes(
            `{"message":"x-amz-security-token:${token.replace('/', '\\/')}","c":"very-secret-cookie"}`,
          ),
        },
      ],
    },
  )
  expect(text(response.chunks[0]!.bytes)).toBe('{"message":"x-amz-security-token:REDACTED","c":"REDACTED"}')
  expect(response.headers).toEqual([['Content-Length', String(77 - 25)]])
  expect(provenance.redacted).toEqual({ cookie: 2, 'security-token': 2 })
})

test('a second time finds nothing', () => {
  const once = redact({
    headers: [['Authorization', 'Basic dXNlcjpwYXNz']],
    body: bytes('{"password":"x","arn":"arn:aws:s3:us-east-1:210987654321:x","k":"ASIAREALREALREALREAL"}'),
  })
  expect(redactCassette(once, defaultRedaction)).toEqual(once)
})

test('more patterns may be given, and are refused when they cannot end', () => {
  const rules = addPatterns(defaultRedaction, ['patient-(?<secret>\\d+)'])
  const redacted = redactCassette(cassette({ body: bytes('patient-77, 77') }), rules)
  expect(text(redacted.request!.body)).toBe('patient-REDACTED, 77')
  for (const pattern of ['a*', 'RED', '('])
    expect(() => addPatterns(defaultRedaction, [pattern])).toThrow(/make it narrower|Unterminated group/)
})
