import { readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { startReferenceServer } from '../../reference/server/start.js'
import {
  bytes,
  chunkTexts,
  later,
  pieces,
  request,
  startClient,
  startListener,
  startRawServer,
  startScript,
  textOf,
} from '../../wire/http/testing/start.js'
import type { HttpHandler, HttpVersion } from '../../wire/http/index.js'
import { startTestRecorder } from './testing/start.js'

const versions: readonly HttpVersion[] = ['1.1', '2']
const post = (target: string, body = '{}') => request(target, { method: 'POST', body: bytes(body) })
const streamed = (body: () => AsyncGenerator<Uint8Array>) => ({ status: 200, headers: [], body: body() })
const start = async (handler: HttpHandler, options = {}) =>
  startTestRecorder((await startListener(handler)).url, options)

describe.each(versions)('over HTTP/%s', (version) => {
  test('passes each piece on while the next one is not yet sent', async () => {
    const gates = [later(), later()]
    const recorder = await start(async () =>
      streamed(async function* () {
        yield bytes('one')
        await gates[0]!.promise
        yield bytes('two')
        await gates[1]!.promise
        yield bytes('three')
      }),
    )
    const seen: string[] = []
    const exchange = await startClient(recorder.url, { version }).exchange(post('/x'), {
      watch: {
        head: () => seen.push('head'),
        chunk(piece) {
          seen.push(Buffer.from(piece).toString())
          gates[seen.length - 2]?.resolve()
        },
        trailers: () => {},
      },
    })
    expect(exchange.end).toBe('complete')
    expect(seen).toEqual(['head', 'one', 'two', 'three'])
    const [cassette] = await recorder.saved(1)
    expect(cassette!.response.chunks.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
      'one',
      'two',
      'three',
    ])
    expect(cassette!.request).toMatchObject({ httpVersion: version, target: '/x', method: 'POST' })
    expect(cassette!.response).toMatchObject({ httpVersion: version, status: 200, end: 'complete' })
  })

  test('trailers arrive', async () => {
    const recorder = await start(async () => ({
      status: 200,
      headers: [],
      body: pieces('a'),
      trailers: () => [['X-Sum', '1']],
    }))
    const exchange = await startClient(recorder.url, { version }).exchange(post('/x'))
    const name = version === '2' ? 'x-sum' : 'X-Sum'
    expect(exchange).toMatchObject({ end: 'complete', trailers: [[name, '1']] })
    expect((await recorder.saved(1))[0]!.response.trailers).toEqual([[name, '1']])
  })

  test('an answer that breaks off breaks off', async () => {
    const recorder = await start(async () =>
      streamed(async function* () {
        yield bytes('half')
        throw new Error('cut')
      }),
    )
    const exchange = await startClient(recorder.url, { version }).exchange(post('/x'))
    expect([exchange.end, textOf(exchange)]).toEqual(['reset', 'half'])
    const [cassette] = await recorder.saved(1)
    expect(cassette!.response).toMatchObject({ end: 'cut', status: 200 })
    expect(cassette!.response.fault).toMatch(/closed|ended/)
  })

  test('a client that leaves is left by the upstream too', async () => {
    const left = later()
    const recorder = await start(async (_request, signal) =>
      streamed(async function* () {
        yield bytes('first')
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve, { once: true })
        })
        left.resolve()
      }),
    )
    const leave = new AbortController()
    await startClient(recorder.url, { version }).exchange(post('/x'), {
      signal: leave.signal,
      watch: { head: () => {}, chunk: () => leave.abort(), trailers: () => {} },
    })
    await left.promise
    const [cassette] = await recorder.saved(1)
    expect(cassette!.response).toMatchObject({ end: 'aborted', fault: 'the client went away' })
    expect(Buffer.concat(cassette!.response.chunks.map(({ bytes }) => bytes)).toString()).toBe('first')
  })

  test('what is under way when the recorder stops is saved as aborted', async () => {
    const waits = later()
    const recorder = await start(async () =>
      streamed(async function* () {
        yield bytes('first')
        await waits.promise
      }),
    )
    const begun = later()
    const client = startClient(recorder.url, { version })
    const exchange = client.exchange(post('/x'), {
      watch: { head: () => {}, chunk: () => begun.resolve(), trailers: () => {} },
    })
    await begun.promise
    await recorder.close()
    expect((await exchange).end).toBe('reset')
    const names = await readdir(recorder.folder)
    expect(names).toEqual(['0001-POST-x-200-aborted.cassette.json'])
    expect((await recorder.cassettes())[0]!.response.fault).toBe('the recorder was stopped')
    waits.resolve()
  })

  test('many exchanges at once', async () => {
    const server = await startReferenceServer()
    const recorder = await startTestRecorder(server.url)
    const client = startClient(recorder.url, { version, concurrency: 50 })
    const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hello' }] }] })
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        client.exchange(post(`/model/anthropic.claude-${index}/converse-stream`, body)),
      ),
    )
    const cassettes = await recorder.saved(50)
    expect(new Set(all.map(({ status, end }) => `${status} ${end}`))).toEqual(new Set(['200 complete']))
    const sent = (target: string) => all.find(({ request }) => request.target === target)!
    for (const { request, response } of cassettes) {
      const exchange = sent(request!.target)
      expect(Buffer.concat(response.chunks.map(({ bytes }) => bytes))).toEqual(
        Buffer.concat(exchange.chunks.map(({ bytes }) => bytes)),
      )
      expect(response.chunks.length).toBe(exchange.chunks.length)
    }
    await server.close()
  })
})

test('names, order, spelling and reason of an HTTP/1.1 head stay', async () => {
  const url = await startScript([
    'HTTP/1.1 299 Quite Fine\r\nX-Zed: 1\r\nx-amzn-RequestId: r\r\nX-ZED: 2\r\nConnection: keep-alive, X-Hop\r\nX-Hop: 1\r\nContent-Length: 2\r\n\r\nok',
  ])
  const recorder = await startTestRecorder(url)
  const seen: unknown[] = []
  await startClient(recorder.url).exchange(post('/x'), {
    watch: { head: (...head) => seen.push(head), chunk: () => {}, trailers: () => {} },
  })
  const kept = [
    ['X-Zed', '1'],
    ['x-amzn-RequestId', 'r'],
    ['X-ZED', '2'],
  ]
  // The connection to the client is the recorder's own.
  const ownHop = [
    ['Connection', 'keep-alive'],
    ['Keep-Alive', 'timeout=60'],
  ]
  expect(seen).toEqual([[299, [...kept, ['Content-Length', '2'], ...ownHop], 'Quite Fine']])
  const [cassette] = await recorder.saved(1)
  expect(cassette!.response).toMatchObject({ reason: 'Quite Fine' })
  expect(cassette!.response.headers).toEqual([
    ...kept,
    ['Connection', 'keep-alive, X-Hop'],
    ['X-Hop', '1'],
    ['Content-Length', '2'],
  ])
})

test('the upstream gets the head as the client sent it, for its own host', async () => {
  const heads: string[] = []
  const url = await startRawServer((socket) => {
    socket.on('data', (data) => {
      heads.push(data.toString('latin1'))
      socket.write('HTTP/1.1 204 No Content\r\n\r\n')
    })
  })
  const recorder = await startTestRecorder(`${url}/base`)
  await startClient(recorder.url).exchange(
    request('/model/a%3Ab/converse?x=%2F', {
      method: 'POST',
      headers: [
        ['X-b', '1'],
        ['HOST', 'recorder'],
        ['X-A', '2'],
        ['Connection', 'x-hop'],
        ['X-Hop', '3'],
        ['content-length', '2'],
      ],
      body: bytes('{}'),
    }),
  )
  expect(heads.join('')).toBe(
    `POST /base/model/a%3Ab/converse?x=%2F HTTP/1.1\r\nX-b: 1\r\nHOST: ${new URL(url).host}\r\nX-A: 2\r\ncontent-length: 2\r\n\r\n{}`,
  )
  expect((await recorder.saved(1))[0]!.request!.headers).toContainEqual(['HOST', 'recorder'])
})

test('a piece of an HTTP chunk goes on before the chunk is whole', async () => {
  const came = later()
  const url = await startRawServer((socket) => {
    socket.once('data', async () => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabc')
      await came.promise
      socket.write('def\r\n0\r\n\r\n')
    })
  })
  const recorder = await startTestRecorder(url)
  const seen: string[] = []
  await startClient(recorder.url).exchange(post('/x'), {
    watch: {
      head: () => {},
      chunk(piece) {
        seen.push(Buffer.from(piece).toString())
        came.resolve()
      },
      trailers: () => {},
    },
  })
  expect(seen).toEqual(['abc', 'def'])
})

test('no connection to the upstream is told as 502, and recorded', async () => {
  const gone = await startListener(async () => ({ status: 200, headers: [], body: bytes('') }))
  await gone.close()
  const recorder = await startTestRecorder(gone.url)
  const exchange = await startClient(recorder.url).exchange(post('/x'))
  expect(exchange.status).toBe(502)
  expect(textOf(exchange)).toContain('nothing listens there')
  expect((await recorder.saved(1))[0]!.response).toEqual({
    headers: [],
    trailers: [],
    chunks: [],
    end: 'refused',
    fault: 'nothing listens there: connection refused',
  })
})

test('an upstream that hangs up without an answer is told by hanging up', async () => {
  const url = await startRawServer((socket) => {
    socket.once('data', () => socket.destroy())
  })
  const recorder = await startTestRecorder(url)
  const exchange = await startClient(recorder.url).exchange(post('/x'))
  expect([exchange.status, exchange.end]).toEqual([undefined, 'reset'])
  const [cassette] = await recorder.saved(1)
  expect(cassette!.response.end).toBe('cut')
})

test('a response that is too large is broken off with a reason', async () => {
  const recorder = await start(async () => ({ status: 200, headers: [], body: pieces('12345678', '90') }), {
    maxBodyBytes: 9,
  })
  const exchange = await startClient(recorder.url).exchange(post('/x'))
  expect([exchange.end, textOf(exchange)]).toEqual(['reset', '12345678'])
  const cause = 'the response is larger than 9 bytes'
  expect((await recorder.saved(1))[0]!.response).toMatchObject({
    end: 'aborted',
    fault: `the recorder broke off: ${cause}`,
  })
  expect(recorder.problems).toEqual([`exchange 1 was broken off: ${cause}`])
})

test('a request that is too large is refused, and one that does not fit any more', async () => {
  const options = { maxBodyBytes: 9, maxHeldBytes: 5 }
  const recorder = await start(async () => ({ status: 200, headers: [], body: bytes('') }), options)
  const client = startClient(recorder.url)
  const statuses = []
  for (const body of ['1234567890', '123456', '1234'])
    statuses.push((await client.exchange(post('/x', body))).status)
  expect(statuses).toEqual([413, 503, 200])
  expect(recorder.problems).toHaveLength(2)
})

test('one version of HTTP in, the other out', async () => {
  const server = await startReferenceServer()
  for (const version of versions) {
    const recorder = await startTestRecorder(server.url, { version: version === '2' ? '1.1' : '2' })
    const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hello' }] }] })
    const exchange = await startClient(recorder.url, { version }).exchange(
      post('/model/anthropic.claude/converse-stream', body),
    )
    expect([exchange.status, exchange.end]).toEqual([200, 'complete'])
    const [cassette] = await recorder.saved(1)
    expect(cassette!.request!.httpVersion).toBe(version)
    expect(cassette!.response.httpVersion).toBe(version === '2' ? '1.1' : '2')
    expect(chunkTexts(exchange)).toHaveLength(cassette!.response.chunks.length)
    expect(await readdir(recorder.folder)).toEqual([
      '0001-converse-stream-anthropic.claude-200.cassette.json',
    ])
  }
  await server.close()
})
