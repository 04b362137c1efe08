import { expect, test } from 'vitest'
import { answerOf, readOne, readText } from './testing/readText.js'

const uri = 'https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.nova-lite-v1%3A0/converse?a=%2F'

const cassette = (request: string, response: string) => `interactions:
- request:
    method: POST
    uri: ${uri}
${request}
  response:
    status: {code: 200, message: OK}
    headers: {}
${response}
version: 1
`

test('text, bytes, and headers with one value or a list', async () => {
  const read = await readOne(
    cassette(
      `    headers:
      Content-Length: ['13']
      User-Agent:
      - !!binary |
        Qm90bzPp
      X-Two: [a, b]
      X-One: c
    body: '{"a": "it''s"}'`,
      `    body:
      string: !!binary |
        eyJiIjoxfQ==`,
    ),
  )
  expect(read).toMatchObject({
    provenance: {
      source: { format: 'vcr', file: 'recording', index: 0 },
      upstream: 'https://bedrock-runtime.us-east-1.amazonaws.com',
      lost: ['header-order', 'http-version', 'chunks', 'timing', 'trailers'],
    },
    request: {
      method: 'POST',
      target: '/model/amazon.nova-lite-v1%3A0/converse?a=%2F',
      headers: [
        ['Content-Length', '13'],
        ['User-Agent', 'Boto3\u00e9'],
        ['X-Two', 'a'],
        ['X-Two', 'b'],
        ['X-One', 'c'],
      ],
    },
    response: { status: 200, reason: 'OK', end: 'complete' },
  })
  expect(Buffer.from(read.request!.body).toString()).toBe('{"a": "it\'s"}')
  expect(answerOf(read)).toEqual(['{"b":1}'])
})

test('a body that a serializer spread over lines, or that has not the length it says, is not the one of the wire', async () => {
  const { provenance } = await readOne(
    cassette(
      `    headers: {Content-Length: ['99']}
    body: '{}'`,
      `    body:
      string: |-
        {
          "a": 1
        }`,
    ),
  )
  expect(provenance.lost).toEqual(expect.arrayContaining(['request-bytes', 'response-bytes']))
})

test('no body at all', async () => {
  const { request, response } = await readOne(
    cassette('    headers: {}\n    body: null', '    body: {string: null}'),
  )
  expect(request!.body).toHaveLength(0)
  expect(response.chunks).toEqual([])
})

test('quoted text that goes on without indentation, as PyYAML reads it', async () => {
  const read = await readOne(
    cassette(
      `    headers: {}
    body: '{"a": "one
    two",

    "b": "it''s"}'`,
      `    body:
      string: "{\\"a\\": \\"\\
    x\\"}"`,
    ),
  )
  expect(Buffer.from(read.request!.body).toString()).toBe('{"a": "one two",\n"b": "it\'s"}')
  expect(answerOf(read)).toEqual(['{"a": "x"}'])
})

test('JSON, as the other serializer writes it', async () => {
  const body = { base64_string: Buffer.from('x').toString('base64') }
  const interaction = {
    request: { method: 'GET', uri, headers: {}, body: null },
    response: { status: { code: 404, message: null }, headers: {}, body },
  }
  const read = await readOne({ version: 1, interactions: [interaction] })
  expect(read.response.status).toBe(404)
  expect(answerOf(read)).toEqual(['x'])
})

test('an interaction that is none does not stop the others', async () => {
  const good = cassette('    headers: {}\n    body: null', '    body: {string: a}')
  const [, head = '', rest = ''] = /^(interactions:\n)([^]*)version/u.exec(good)!
  const bad = rest.replace(uri, 'ftp://x/y').replace('code: 200', 'code: two')
  const read = await readText(
    `${head}- request: 1\n${bad}${rest.replace('code: 200', 'code: 0')}${rest}version: 1\n`,
  )
  expect(read.map((interaction) => ('reason' in interaction ? interaction.reason : 'read'))).toEqual([
    'request is missing',
    '"ftp://x/y" is no URL of HTTP',
    'response.status.code is 0, which is no HTTP status',
    'read',
  ])
})

test.each([
  ['damaged YAML', 'interactions:\n- request: {', /^not VCR\.py YAML or JSON: /u],
  ['another YAML', 'a: 1', /^it is none of nock JSON, HAR 1\.2, JSON lines, VCR\.py YAML or JSON$/u],
  ['an empty file', '', /^it is none of /u],
])('%s is refused', async (_, content, reason) => {
  await expect(readText(content)).rejects.toThrow(reason)
})
