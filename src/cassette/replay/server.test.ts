import { afterEach, describe, expect, test } from 'vitest'
import { connect, exchangeRaw, type Listener } from '../../wire/http/index.js'
import type { HttpVersion } from '../../wire/http/message.js'
import type { Cassette } from '../cassette.js'
import {
  bytes,
  hello,
  jsonResponse,
  makeCassette,
  streamResponse,
  textStream,
  type Made,
} from '../testing/make.js'
import { replayServer, type ReplayServerOptions } from './server.js'

const open: Listener[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function replay(cassettes: readonly Cassette[], options: ReplayServerOptions = {}) {
  const server = await replayServer(cassettes, { speed: Infinity, patienceMs: 20, ...options })
  open.push(server)
  return server
}

/** The request of a cassette as the bytes of HTTP/1.1. */
function rawOf({ request }: Cassette): Uint8Array {
  const { method, target, headers, body } = request!
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return bytes(
    `${method} ${target} HTTP/1.1\r\nHost: x\r\n${lines}Content-Length: ${body.byteLength}\r\n\r\n${Buffer.from(body).toString('latin1')}`,
  )
}

async function ask(server: Listener, cassette: Cassette, version: HttpVersion = '1.1') {
  if (version === '1.1') return exchangeRaw(server.url, [rawOf(cassette)], { timeoutMs: 5_000 })
  const client = connect(server.url, { version })
  const { httpVersion: _version, ...request } = cassette.request!
  const exchange = await client.exchange(request, { timeoutMs: 5_000 })
  await client.close()
  return exchange
}

const piecesOf = (chunks: readonly { bytes: Uint8Array }[]) =>
  chunks.map(({ bytes: piece }) => Buffer.from(piece).toString('latin1'))

const answer = jsonResponse({ output: {}, stopReason: 'end_turn' })
const stream = streamResponse(textStream(['Hel', 'lo', ' there']))
const shapes: Record<string, Made> = {
  'an answer with its length': { response: answer },
  'a stream in chunks': { operation: 'converse-stream', response: stream },
  'a stream with trailers': { response: { ...stream, trailers: [['x-checksum', 'abc']] } },
  'an error': {
    response: jsonResponse({ message: 'no' }, 400, [['x-amzn-ErrorType', 'ValidationException:']]),
  },
  'an answer that closes the connection': {
    response: {
      ...answer,
      headers: [...answer.headers!.filter(([name]) => name !== 'Connection'), ['Connection', 'close']],
    },
  },
  'a body that ends with its connection': {
    response: {
      headers: [
        ['X-Odd-Order', '2'],
        ['a', '1'],
        ['X-Odd-Order', '3'],
      ],
      chunks: [{ at: 0, bytes: bytes('abc') }],
    },
  },
  'no content': { response: { status: 204, reason: 'No Content', headers: [['x-amzn-RequestId', '1']] } },
  'a stream without an event': { response: { ...stream, chunks: [] } },
  'an unusual reason': { response: { ...answer, reason: 'Fine, thank you' } },
}

describe('a client cannot tell it from the recording', () => {
  test.each(Object.entries(shapes))('HTTP/1.1: %s', async (_what, made) => {
    const cassette = makeCassette(made)
    const { response } = cassette
    const server = await replay([cassette])
    for (let time = 0; time < 2; time += 1) {
      const seen = await ask(server, cassette)
      expect(seen.end).toBe('complete')
      expect(seen.status).toBe(response.status)
      expect(seen.headers).toEqual(response.headers)
      expect(seen.trailers).toEqual(response.trailers)
      expect(piecesOf(seen.chunks)).toEqual(piecesOf(response.chunks))
    }
  })

  test('the reason phrase is the recorded one', async () => {
    const cassette = makeCassette(shapes['an unusual reason'])
    const seen = await exchangeRaw((await replay([cassette])).url, [rawOf(cassette)])
    expect(Buffer.from(seen.received).toString('latin1')).toMatch(/^HTTP\/1\.1 200 Fine, thank you\r\nDate: /)
  })

  test.each(Object.entries(shapes))('HTTP/2: %s', async (_what, made) => {
    const cassette = makeCassette(made)
    const { response } = cassette
    const seen = await ask(await replay([cassette]), cassette, '2')
    expect(seen.end).toBe('complete')
    expect(seen.status).toBe(response.status)
    const kept = response.headers
      .map(([name, value]) => [name.toLowerCase(), value])
      .filter(([name]) => name !== 'connection' && name !== 'transfer-encoding')
    expect(seen.headers).toHaveLength(kept.length)
    expect(seen.headers).toEqual(expect.arrayContaining(kept))
    expect(seen.trailers).toEqual(response.trailers)
    expect(piecesOf(seen.chunks)).toEqual(piecesOf(response.chunks))
  })

  test.each(['1.1', '2'] as const)(
    'a recording of HTTP/2 over %s: only what frames the body is added',
    async (version) => {
      const headers = [
        ['content-type', 'application/vnd.amazon.eventstream'],
        ['x-amzn-requestid', '1'],
      ] as const
      const cassette = makeCassette({ response: { ...stream, httpVersion: '2', headers } })
      const seen = await ask(await replay([cassette]), cassette, version)
      expect(seen.end).toBe('complete')
      expect(seen.headers).toEqual(version === '2' ? headers : [...headers, ['Transfer-Encoding', 'chunked']])
      expect(piecesOf(seen.chunks)).toEqual(piecesOf(stream.chunks!))
    },
  )
})

describe('it breaks off where the recording did', () => {
  const cut = { ...stream, chunks: stream.chunks!.slice(0, 3), end: 'cut' } as const
  const broken: Record<string, Made> = {
    'a stream': { response: cut },
    'an answer shorter than its length': {
      response: {
        ...answer,
        chunks: [{ at: 0, bytes: answer.chunks![0]!.bytes.subarray(0, 5) }],
        end: 'cut',
      },
    },
    'a body that ends with its connection': {
      response: { headers: [], chunks: [{ at: 0, bytes: bytes('abc') }], end: 'cut' },
    },
    'after the head': { response: { ...cut, chunks: [] } },
    'a client that went away': { response: { ...cut, end: 'aborted' } },
  }
  test.each(
    Object.entries(broken).flatMap(([what, made]) => [
      [what, '1.1', made] as const,
      [what, '2', made] as const,
    ]),
  )('%s, HTTP/%s', async (_what, version, made) => {
    const cassette = makeCassette(made)
    const seen = await ask(await replay([cassette]), cassette, version)
    expect(seen.end).toBe('reset')
    expect(seen.status).toBe(200)
    expect(piecesOf(seen.chunks)).toEqual(piecesOf(cassette.response.chunks))
  })

  test.each(['cut', 'refused'] as const)('%s before any answer', async (end) => {
    const { status: _status, ...response } = makeCassette().response
    const cassette = { ...makeCassette(), response: { ...response, end } }
    const server = await replay([cassette])
    for (const version of ['1.1', '2'] as const) {
      const seen = await ask(server, cassette, version)
      expect(seen).toMatchObject({ end: 'reset', headers: [], chunks: [] })
      expect(seen.status).toBeUndefined()
    }
  })

  test('one exchange that breaks off leaves the others of its connection alone', async () => {
    const cassettes = [
      makeCassette({ model: 'a', response: cut }),
      makeCassette({ model: 'b', response: answer }),
    ]
    const server = await replay(cassettes)
    const client = connect(server.url, { version: '2' })
    const seen = await Promise.all(
      [0, 1, 0, 1].map((index) => client.exchange(cassettes[index]!.request!, { timeoutMs: 5_000 })),
    )
    expect(seen.map(({ end }) => end)).toEqual(['reset', 'complete', 'reset', 'complete'])
    await client.close()
  })
})

describe('time', () => {
  const gap = 30_000
  const slow = makeCassette({ response: streamResponse(textStream(['a', 'b']), gap) })

  test.each([
    [1, '1.1'],
    [1, '2'],
    [3, '1.1'],
  ] as const)('at speed %d over HTTP/%s no piece comes before its time', async (speed, version) => {
    const { chunks } = await ask(await replay([slow], { speed }), slow, version)
    // Counted from the request; a timer may fire a millisecond early.
    for (const [index, { at }] of chunks.entries()) {
      expect(at).toBeGreaterThanOrEqual((index * gap) / speed - 3_000)
    }
  })

  test('a speed is a number above 0', async () => {
    await expect(replayServer([makeCassette()], { speed: 0 })).rejects.toThrow('a speed is a number above 0')
    await expect(replayServer([makeCassette()], { speed: Number.NaN })).rejects.toThrow(RangeError)
  })

  test('a client that leaves ends it, and closing does not wait for a slow recording', async () => {
    const endless = makeCassette({ response: streamResponse(textStream(['a', 'b']), 3_600_000_000) })
    const server = await replay([endless], { speed: 1, closeGraceMs: 10 })
    const gone = new AbortController()
    const asked = exchangeRaw(server.url, [rawOf(endless)], { signal: gone.signal })
    const other = ask(server, endless, '2')
    gone.abort()
    expect((await asked).end).toBe('timeout')
    await server.close()
    expect((await other).end).not.toBe('complete')
  })
})

describe('a request that has no cassette', () => {
  test.each(['1.1', '2'] as const)(
    'HTTP/%s: not found, with the nearest one and the difference',
    async (version) => {
      const near = makeCassette({ body: { ...hello, inferenceConfig: { maxTokens: 5 } }, response: answer })
      const server = await replay([makeCassette({ model: 'x' }), near])
      const seen = await ask(server, makeCassette(), version)
      expect(seen.status).toBe(404)
      expect(seen.end).toBe('complete')
      expect(seen.headers.map(([name, value]) => [name.toLowerCase(), value])).toContainEqual([
        'x-amzn-errortype',
        'ResourceNotFoundException:http://internal.amazon.com/coral/com.amazon.bedrock/',
      ])
      expect(JSON.parse(piecesOf(seen.chunks).join(''))).toEqual({
        message: [
          'no cassette matches Converse amazon.nova-lite-v1:0. The nearest of 2 is cassette 2, which differs in',
          '  /inferenceConfig: recorded {"maxTokens":5}, nothing was asked',
        ].join('\n'),
      })
    },
  )

  test('rubbish and a body that is too large are refused, and the server goes on', async () => {
    const cassette = makeCassette({ response: answer })
    const server = await replay([cassette], { maxBodyBytes: 200 })
    const rubbish = await exchangeRaw(server.url, [bytes('POST\r\n\r\n')])
    expect(rubbish).toMatchObject({ status: 400, end: 'complete' })
    const large = makeCassette({ body: { text: 'x'.repeat(300) } })
    for (const version of ['1.1', '2'] as const) {
      const seen = await ask(server, large, version)
      expect(seen.status).toBe(400)
      expect(piecesOf(seen.chunks).join('')).toContain('more than 200 bytes')
    }
    expect((await ask(server, cassette)).status).toBe(200)
  })
})

test('JSON that is nested too deeply is no harm', async () => {
  const cassette = makeCassette({ response: answer })
  const server = await replay([cassette])
  const deep = makeCassette({ body: bytes(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) })
  for (const version of ['1.1', '2'] as const) expect((await ask(server, deep, version)).status).toBe(404)
  expect((await ask(server, cassette)).status).toBe(200)
})

test('requests one after the other in one piece are answered one after the other', async () => {
  const cassettes = ['a', 'b'].map((model) =>
    makeCassette({
      model,
      response: jsonResponse({ model }, 200, model === 'b' ? [['Connection', 'close']] : []),
    }),
  )
  const server = await replay(cassettes)
  const [first, second] = cassettes.map(rawOf)
  const both = Buffer.concat([first!, first!.subarray(0, 30)])
  const seen = await exchangeRaw(server.url, [both, first!.subarray(30), second!], { gapMs: 5 })
  expect(seen.status).toBe(200)
})

test('large answers on one connection, as fast as they are read', async () => {
  const pieces = Array.from({ length: 64 }, (_, index) => new Uint8Array(65_536).fill(index))
  const cassette = makeCassette({ response: streamResponse(pieces) })
  const warnings: Error[] = []
  const warn = (warning: Error) => warnings.push(warning)
  process.on('warning', warn)
  const client = connect((await replay([cassette])).url)
  for (let time = 0; time < 12; time += 1) {
    const { end, chunks } = await client.exchange(cassette.request!)
    expect(end).toBe('complete')
    expect(chunks.map(({ bytes: piece }) => piece[0])).toEqual(pieces.map(([first]) => first))
  }
  await client.close()
  process.off('warning', warn)
  expect(warnings).toEqual([])
})

test('a client of HTTP/1.0 gets a stream without chunks, that ends with the connection', async () => {
  const cassette = makeCassette({ response: stream })
  const raw = Buffer.from(rawOf(cassette)).toString('latin1').replace('HTTP/1.1', 'HTTP/1.0')
  const seen = await exchangeRaw((await replay([cassette])).url, [bytes(raw)])
  expect(seen.headers.map(([name]) => name)).not.toContain('Transfer-Encoding')
  expect(piecesOf(seen.chunks).join('')).toBe(piecesOf(stream.chunks!).join(''))
  expect(seen.end).toBe('complete')
})

test('it tells of each request and what it gets', async () => {
  const told: string[] = []
  const cassette = makeCassette({ response: answer })
  const server = await replay([cassette], {
    onRequest: ({ method, target }, version, played) =>
      told.push(`${method} ${target} ${version} ${'miss' in played ? 'none' : played.name}`),
  })
  await ask(server, cassette)
  await ask(server, makeCassette({ model: 'y' }), '2')
  expect(told).toEqual([
    'POST /model/amazon.nova-lite-v1%3A0/converse 1.1 cassette 1',
    'POST /model/y/converse 2 none',
  ])
})
