import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasRequest, toHar } from '../export/har.js'
import { cassettes } from '../testing/cassettes.js'
import { sample } from '../testing/sample.js'
import { answerOf, readOne, readText } from './testing/readText.js'

const entry = {
  startedDateTime: '2026-07-31T14:00:00.000+02:00',
  time: 12,
  request: {
    method: 'POST',
    url: 'https://bedrock-runtime.us-east-1.amazonaws.com/model/x%3A0/converse?a=1#gone',
    httpVersion: 'h2',
    headers: [{ name: 'content-type', value: 'application/json' }],
    postData: { mimeType: 'application/json', text: '{"a":1}' },
    bodySize: 7,
  },
  response: {
    status: 200,
    statusText: '',
    httpVersion: 'HTTP/2.0',
    headers: [{ name: 'content-type', value: 'application/json' }],
    content: {
      size: 7,
      mimeType: 'application/json',
      text: Buffer.from('{"b":1}').toString('base64'),
      encoding: 'base64',
    },
    bodySize: 7,
  },
  _webSocketMessages: [],
}
const archive = (...entries: readonly unknown[]) => ({
  log: { version: '1.2', browser: { name: 'Firefox', version: '140' }, entries },
})

test('an entry as browsers write it', async () => {
  const read = await readOne(archive(entry))
  expect(read).toMatchObject({
    provenance: {
      recordedAt: '2026-07-31T12:00:00.000Z',
      client: 'Firefox 140',
      source: { format: 'har', file: 'recording', index: 0 },
      lost: ['chunks', 'timing', 'trailers'],
    },
    request: { httpVersion: '2', method: 'POST', target: '/model/x%3A0/converse?a=1' },
    response: { httpVersion: '2', status: 200 },
  })
  expect(answerOf(read)).toEqual(['{"b":1}'])
})

const { request, response } = entry

describe('what is not known to be there is lost', () => {
  test.each([
    [
      'an answer without its content',
      'response-bytes',
      { ...entry, response: { ...response, content: { size: 7 } } },
    ],
    [
      'an answer without its coding',
      'response-bytes',
      { ...entry, response: { ...response, headers: [{ name: 'Content-Encoding', value: 'br' }] } },
    ],
    ['a request of another length', 'request-bytes', { ...entry, request: { ...request, bodySize: 8 } }],
    ['an unknown version', 'http-version', { ...entry, request: { ...request, httpVersion: 'h3' } }],
  ])('%s', async (_, loss, given) => {
    expect((await readOne(archive(given))).provenance.lost).toContain(loss)
  })
})

test.each(['1970-01-01T00:00:00.000Z', '+012345-01-01T00:00:00.000Z', 'yesterday', undefined])(
  'the instant %s is not known',
  async (startedDateTime) => {
    const { provenance } = await readOne(archive({ ...entry, startedDateTime }))
    expect(provenance).not.toHaveProperty('recordedAt')
  },
)

test('an entry without an answer is told apart', async () => {
  const read = await readText(
    archive({ ...entry, response: { ...response, status: 0 } }, { ...entry, request: undefined }, entry),
  )
  expect(read.map((interaction) => ('reason' in interaction ? interaction.reason : 'read'))).toEqual([
    'response.status is 0, which is no HTTP status',
    'request is missing',
    'read',
  ])
})

describe('the export of this package', () => {
  test('is read again: the bytes are the same, the rest is marked as lost', async () => {
    const read = await readOne(toHar([sample]))
    expect(read.request).toMatchObject({ ...sample.request, body: expect.anything() })
    expect(Buffer.compare(read.request!.body, sample.request.body)).toBe(0)
    expect(answerOf(read).join('')).toBe(answerOf(sample).join(''))
    expect(read.provenance.lost).toEqual(['chunks', 'timing', 'trailers'])
    expect(read.provenance.upstream).toBe(sample.provenance.upstream)
  })

  test('law: whatever the exchange, its bytes and heads come back', async () => {
    await fc.assert(
      fc.asyncProperty(answered(), async (cassette) => {
        const { provenance, request, response } = cassette
        const back = await readOne(toHar([cassette]), 'har')
        const plain = (pieces: typeof response.chunks) =>
          Buffer.concat(pieces.map(({ bytes }) => bytes)).toString('hex')
        expect(plain(back.response.chunks)).toBe(plain(response.chunks))
        expect(Buffer.compare(back.request!.body, request.body)).toBe(0)
        expect(isDeepStrictEqual(back.response.headers, response.headers)).toBe(true)
        expect(back.provenance.lost).toEqual(expect.arrayContaining([...provenance.lost]))
      }),
      { seed: 4, numRuns: 60 },
    )
  })

  test('an exchange without a head of an answer cannot come back', async () => {
    const { status: _, ...response } = sample.response
    expect(await readText(toHar([{ ...sample, response }]))).toEqual([
      { index: 0, reason: 'response.status is 0, which is no HTTP status' },
    ])
  })
})

/** Exchanges with all that a HAR must have. */
const answered = () =>
  cassettes()
    .filter(hasRequest)
    .map(({ provenance, request, response }) => ({
      provenance: { ...provenance, upstream: 'http://a' },
      request: { ...request, target: '/a?b=c' },
      response: { status: 200, ...response },
    }))
