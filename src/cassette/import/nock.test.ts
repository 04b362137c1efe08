import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { frame } from '../testing/sample.js'
import { answerOf, readOne, readText } from './testing/readText.js'

const definition = {
  scope: 'https://bedrock-runtime.us-east-1.amazonaws.com:443',
  method: 'POST',
  path: '/model/amazon.nova-lite-v1%3A0/converse',
  body: { a: 1 },
  status: 200,
  response: { b: [1, 2] },
  rawHeaders: ['Content-Type', 'application/json', 'X-a', '1', 'X-A', '2'],
  responseIsBinary: false,
}

test('values and headers as they came', async () => {
  const read = await readOne([definition])
  expect(read).toMatchObject({
    provenance: {
      source: { format: 'nock', file: 'recording', index: 0 },
      upstream: 'https://bedrock-runtime.us-east-1.amazonaws.com',
      lost: [
        'request-headers',
        'request-bytes',
        'response-bytes',
        'http-version',
        'chunks',
        'timing',
        'trailers',
      ],
    },
    request: { method: 'POST', target: definition.path, headers: [] },
    response: {
      status: 200,
      headers: [
        ['Content-Type', 'application/json'],
        ['X-a', '1'],
        ['X-A', '2'],
      ],
    },
  })
  expect(Buffer.from(read.request!.body).toString()).toBe('{"a":1}')
  expect(answerOf(read)).toEqual(['{"b":[1,2]}'])
})

test('a stream in hexadecimal is exact', async () => {
  const stream = frame('messageStop', { stopReason: 'end_turn' })
  const response = Buffer.from(stream).toString('hex')
  const read = await readOne([{ ...definition, response, responseIsBinary: true }])
  expect(read.provenance.lost).not.toContain('response-bytes')
  expect(Buffer.compare(read.response.chunks[0]!.bytes, stream)).toBe(0)
})

test('a compressed answer keeps its pieces', async () => {
  const body = gzipSync('{"b":1}')
  const pieces = [body.subarray(0, 5), body.subarray(5)]
  const read = await readOne([
    {
      ...definition,
      body: 'text',
      response: pieces.map((piece) => piece.toString('hex')),
      rawHeaders: ['Content-Encoding', 'gzip', 'Content-Length', String(body.length)],
    },
  ])
  expect(read.provenance.lost).toEqual(['request-headers', 'http-version', 'timing', 'trailers'])
  expect(read.response.chunks.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
    pieces.map((piece) => piece.toString('hex')),
  )
})

test('headers as an object have lost their order; a request in hexadecimal digits may be bytes', async () => {
  const read = await readOne([
    {
      ...definition,
      body: 'beef',
      rawHeaders: { 'content-type': 'application/json' },
      reqheaders: { 'x-a': ['1', '2'] },
    },
  ])
  expect(read.provenance.lost).toEqual(
    expect.arrayContaining(['header-order', 'request-headers', 'request-bytes']),
  )
  expect(read.request!.headers).toEqual([
    ['x-a', '1'],
    ['x-a', '2'],
  ])
})

test('what is no exchange is told apart', async () => {
  const read = await readText([
    { ...definition, response: 'xyz', responseIsBinary: true },
    { ...definition, status: 'OK' },
    { ...definition, path: undefined },
    definition,
  ])
  expect(read.map((interaction) => ('reason' in interaction ? interaction.reason : 'read'))).toEqual([
    'response is marked as binary and not in hexadecimal',
    'status is "OK", which is no HTTP status',
    'path is missing',
    'read',
  ])
})

test.each([['[]'], ['[1]'], ['{}'], ['[{"scope":"x"}]'], ['[']])('%s is refused', async (content) => {
  await expect(readText(content, 'nock')).rejects.toThrow(/^not nock JSON: /u)
})
