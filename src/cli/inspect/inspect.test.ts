import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { eventMessage } from '../../cases/decoder/samples.js'
import { formatCassette } from '../../cassette/format/index.js'
import { sample } from '../../cassette/testing/sample.js'
import { encodeMessage } from '../../wire/frames/encode.js'
import { inspectCommand, type InspectArguments } from '../inspect.js'
import { readInput } from './readInput.js'

const folder = mkdtempSync(join(tmpdir(), 'inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

const body = Buffer.concat(
  [
    eventMessage('messageStart', { role: 'assistant' }),
    eventMessage('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Hello' } }),
    eventMessage('contentBlockStop', { contentBlockIndex: 0 }),
    eventMessage('messageStop', { stopReason: 'end_turn' }),
    eventMessage('metadata', { metrics: { latencyMs: 1 }, usage: {} }),
  ].map(encodeMessage),
)

async function run(content: Uint8Array | string, args: Partial<InspectArguments> = {}) {
  const file = join(folder, 'stream')
  writeFileSync(file, content)
  const out: string[] = []
  const err: string[] = []
  const code = await inspectCommand(
    { file, ...args },
    {
      stdin: (async function* stdin() {
        yield Buffer.from(content)
      })(),
      stdout: { write: (text: string) => void out.push(text) },
      stderr: { write: (text: string) => void err.push(text) },
      environment: {},
    },
  )
  return { code, out: out.join(''), err: err.join('') }
}

test('a lawful stream', async () => {
  const { code, out } = await run(body)
  expect(code).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "648 bytes, 5 messages

    #0  offset 0  length 118  headers 82  prelude crc 0x96d5fade ok  message crc 0x6fa8c599 ok
        :event-type    string "messageStart"
        :content-type  string "application/json"
        :message-type  string "event"
        payload {"role":"assistant"}

    #1  offset 118  length 151  headers 87  prelude crc 0xf30be03e ok  message crc 0x67623831 ok
        :event-type    string "contentBlockDelta"
        :content-type  string "application/json"
        :message-type  string "event"
        payload {"contentBlockIndex":0,"delta":{"text":"Hello"}}

    #2  offset 269  length 125  headers 86  prelude crc 0xe6680fd6 ok  message crc 0xb32e4d34 ok
        :event-type    string "contentBlockStop"
        :content-type  string "application/json"
        :message-type  string "event"
        payload {"contentBlockIndex":0}

    #3  offset 394  length 122  headers 81  prelude crc 0xca2c4665 ok  message crc 0x5fbf09fc ok
        :event-type    string "messageStop"
        :content-type  string "application/json"
        :message-type  string "event"
        payload {"stopReason":"end_turn"}

    #4  offset 516  length 132  headers 78  prelude crc 0xb020a5ac ok  message crc 0x0fd38dff ok
        :event-type    string "metadata"
        :content-type  string "application/json"
        :message-type  string "event"
        payload {"metrics":{"latencyMs":1},"usage":{}}

    sound, and lawful by ConverseStream as of 2026-07-31
    "
  `)
})

test('a flipped bit: the byte is marked', async () => {
  const flipped = Buffer.from(body)
  const at = flipped.indexOf('Hello')
  flipped[at]! ^= 1
  const { code, out } = await run(flipped)
  expect(code).toBe(1)
  expect(out.slice(out.indexOf('must:'), out.indexOf('#2'))).toMatchInlineSnapshot(`
    "must: offset 265, message_crc: found 0x67623831, expected 0xabc838af, the CRC-32 of bytes 0 to 146 (one flipped bit explains it: bit 0 of byte 139 of the message)
        "Both clients and servers MUST validate these checksums. If either checksum is invalid, the stream MUST be terminated." (Amazon Event Stream Specification (Smithy 2.0), Message Format)
    000000f0  22 64 65 6c 74 61 22 3a 7b 22 74 65 78 74 22 3a  "delta":{"text":
    00000100  22 49 65 6c 6c 6f 22 7d 7d 67 62 38 31 00 00 00  "Iello"}}gb81...
                 ^^                      ^^ ^^ ^^ ^^
    00000110  7d 00 00 00 56 e6 68 0f d6 0b 3a 65 76 65 6e 74  }...V.h...:event

    "
  `)
  expect(out.trimEnd().split('\n').at(-1)).toBe('broken: 1 must, by ConverseStream as of 2026-07-31')
})

test('an event out of order is blamed where it stands', async () => {
  const { code, out } = await run(
    body.subarray(encodeMessage(eventMessage('messageStart', { role: 'assistant' })).length),
  )
  expect(code).toBe(1)
  expect(out).toContain('must: contentBlockDelta is not lawful here; lawful: messageStart, an exception')
})

test('a body that is no stream is diagnosed', async () => {
  const { code, out } = await run('{"message":"no"}')
  expect(code).toBe(1)
  expect(out).toContain('the bytes are text, not a message')
  expect(out).toContain('offset 0: 16 bytes belong to no message')
})

test('standard input, and JSON for machines', async () => {
  const { code, out } = await run(body, { file: '-', json: true })
  const json = JSON.parse(out)
  expect(code).toBe(0)
  expect(json).toMatchObject({
    format: 1,
    form: 'raw',
    isSound: true,
    operation: 'ConverseStream',
    faults: [],
  })
  expect(json.messages[1]).toMatchObject({
    index: 1,
    event: { kind: 'event', type: 'contentBlockDelta' },
    headers: [{ name: ':event-type', type: 'string', value: 'contentBlockDelta' }, {}, {}],
  })
})

test('an earlier revision, another role and another operation', async () => {
  expect((await run(body, { revision: '2024-05-30', role: 'service' })).code).toBe(0)
  expect((await run(body, { operation: 'InvokeModelWithResponseStream' })).out).toContain(
    'messageStart is no member of ResponseStream',
  )
})

test.each([
  ['an empty file', '', 'is empty: there is no stream in it'],
  ['no file', undefined, 'ENOENT'],
])('%s', async (_, content, message) => {
  const { code, err } = await run(content ?? '', content === undefined ? { file: join(folder, 'none') } : {})
  expect(code).toBe(2)
  expect(err).toContain(message)
})

describe('what a file may hold', () => {
  const base64 = body.toString('base64')
  test.each([
    ['the body', body, 'raw'],
    ['base64', base64.replaceAll(/.{76}/g, '$&\n'), 'base64'],
    ['hexadecimal', body.toString('hex'), 'hex'],
    [
      'a recording',
      JSON.stringify({ response: { status: 200, body: { b64: base64 } } }),
      'JSON, /response/body/b64',
    ],
    [
      'a recording in chunks',
      JSON.stringify({
        chunks: [body.subarray(0, 99), body.subarray(99)].map((chunk) => ({ b64: chunk.toString('base64') })),
      }),
      'JSON, /chunks',
    ],
    [
      'a cassette',
      formatCassette({ ...sample, response: { ...sample.response, chunks: [{ at: 0, bytes: body }] } }),
      'cassette',
    ],
  ])('%s', (_, content, form) => {
    const input = readInput(Buffer.from(content), 'file')
    expect(input.form).toBe(form)
    expect(Buffer.compare(input.bytes, body)).toBe(0)
  })

  test('a cassette that was edited is no input', () => {
    const edited = formatCassette(sample).replace('"Hi"', '"Ho"')
    expect(() => readInput(Buffer.from(edited), 'a.cassette.json')).toThrow(
      'a.cassette.json:45: /response/body/sha256: these are not the bytes that were recorded',
    )
  })
})
