import { constants, createServer, type Http2Session, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chunkTexts, request, startClient, startRawServer, textOf } from './testing/start.js'

/** An HTTP/2 server of Node's own; `script` gets the numbers of the session and of the stream in it. */
async function startHttp2(
  script: (stream: ServerHttp2Stream, session: number, count: number) => void,
): Promise<string> {
  const server = createServer()
  const open = new Set<{ destroy(): void }>()
  let sessions = 0
  server.on('session', (session) => {
    open.add(session.on('error', () => {}))
    sessions += 1
    const number = sessions
    let streams = 0
    session.on('stream', (stream) => {
      streams += 1
      stream.on('error', () => {})
      script(stream, number, streams)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    for (const session of open) session.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const answer = (stream: ServerHttp2Stream, text: string) => {
  stream.respond({ ':status': 200 })
  stream.end(text)
}

it('sees headers in order, 1xx apart, data and trailers', async () => {
  const url = await startHttp2((stream) => {
    stream.additionalHeaders({ ':status': 103, link: 'x' })
    stream.respond({ ':status': 201, 'x-b': ['1', '2'], 'x-a': '3' }, { waitForTrailers: true })
    stream.on('wantTrailers', () => {
      stream.sendTrailers({ 'x-t': 'end' })
    })
    stream.end('data')
  })
  const exchange = await startClient(url, { version: '2' }).exchange(request())
  expect(exchange).toMatchObject({
    httpVersion: '2',
    status: 201,
    trailers: [['x-t', 'end']],
    end: 'complete',
  })
  expect(exchange.headers.slice(0, 3)).toEqual([
    ['x-b', '1'],
    ['x-b', '2'],
    ['x-a', '3'],
  ])
  expect(chunkTexts(exchange)).toEqual(['data'])
})

describe('whatever the server does is an observation', () => {
  const cases: [string, (stream: ServerHttp2Stream) => void, string, string][] = [
    ['resets the stream', (stream) => stream.destroy(new Error('x')), 'reset', 'INTERNAL_ERROR'],
    [
      'cancels it after the head',
      (stream) => {
        stream.respond({ ':status': 200 })
        stream.write('a', () => stream.close(constants.NGHTTP2_CANCEL))
        stream.end = () => stream
      },
      'reset',
      'CANCEL',
    ],
    [
      'closes the connection',
      (stream) => stream.session?.destroy(),
      'reset',
      'before its answer was complete',
    ],
    [
      'closes it with an error',
      (stream) => stream.session?.destroy(new Error('x'), constants.NGHTTP2_INTERNAL_ERROR),
      'reset',
      '',
    ],
    ['never answers', () => {}, 'timeout', 'no complete answer within 100 ms'],
    [
      'never finishes',
      (stream) => stream.respond({ ':status': 200 }),
      'timeout',
      'no complete answer within 100 ms',
    ],
  ]

  it.each(cases)('%s', async (_title, script, end, fault) => {
    const url = await startHttp2(script)
    const exchange = await startClient(url, { version: '2' }).exchange(request(), {
      timeoutMs: end === 'timeout' ? 100 : 5_000,
    })
    expect(exchange).toMatchObject({ end, fault: expect.stringContaining(fault) as string })
  })

  it('is not there', async () => {
    const exchange = await startClient('http://127.0.0.1:1', { version: '2' }).exchange(request())
    expect(exchange).toMatchObject({ end: 'refused', fault: 'nothing listens there: connection refused' })
  })

  it('speaks HTTP/1.1 only', async () => {
    const url = await startRawServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'))
    })
    const exchange = await startClient(url, { version: '2' }).exchange(request())
    expect(exchange).not.toHaveProperty('status')
    expect(exchange).toMatchObject({ end: 'malformed', fault: expect.stringContaining('HTTP/2') as string })
  })

  it('closes or hangs before it says anything', async () => {
    const closing = await startRawServer((socket) => socket.destroy())
    expect(await startClient(closing, { version: '2' }).exchange(request())).toMatchObject({ end: 'reset' })
    const hanging = await startRawServer(() => {})
    const client = startClient(hanging, { version: '2' })
    const both = [
      client.exchange(request(), { timeoutMs: 100 }),
      client.exchange(request(), { timeoutMs: 50 }),
    ]
    expect((await Promise.all(both)).map(({ end }) => end)).toEqual(['timeout', 'timeout'])
  })
})

describe('connections', () => {
  it('are shared by exchanges at the same time and one after the other', async () => {
    const url = await startHttp2((stream, session) => answer(stream, String(session)))
    const client = startClient(url, { version: '2' })
    const first = await Promise.all(Array.from({ length: 20 }, () => client.exchange(request())))
    expect(new Set([...first, await client.exchange(request())].map(textOf))).toEqual(new Set(['1']))
  })

  it('are opened anew after GOAWAY, and what it left unprocessed is sent again', async () => {
    const url = await startHttp2((stream, session, count) => {
      if (session === 1 && count === 2) {
        // Streams above the last one named were not processed (RFC 9113, section 6.8).
        stream.session?.goaway(constants.NGHTTP2_NO_ERROR, 1)
        return
      }
      answer(stream, String(session))
    })
    const client = startClient(url, { version: '2' })
    const texts: string[] = []
    for (let index = 0; index < 3; index += 1) texts.push(textOf(await client.exchange(request())))
    expect(texts).toEqual(['1', '2', '2'])
  })

  it('let a refused stream be sent again once', async () => {
    const refusals: number[] = []
    const url = await startHttp2((stream, _session, count) => {
      refusals.push(count)
      if (stream.session && refusals.length !== 2) stream.close(constants.NGHTTP2_REFUSED_STREAM)
      else answer(stream, String(count))
    })
    const client = startClient(url, { version: '2' })
    const exchange = await client.exchange(request())
    expect([textOf(exchange), refusals.length]).toEqual(['2', 2])
  })

  it('let a stream be refused twice, not for ever', async () => {
    let streams = 0
    const url = await startHttp2((stream) => {
      streams += 1
      stream.close(constants.NGHTTP2_REFUSED_STREAM)
    })
    const exchange = await startClient(url, { version: '2' }).exchange(request())
    expect(exchange).toMatchObject({
      end: 'reset',
      fault: expect.stringContaining('REFUSED_STREAM') as string,
    })
    expect(streams).toBe(2)
  })

  it('are not opened anew for a request that a new one was closed on', async () => {
    let streams = 0
    const url = await startHttp2((stream) => {
      streams += 1
      stream.session?.destroy()
    })
    expect(await startClient(url, { version: '2' }).exchange(request())).toMatchObject({ end: 'reset' })
    expect(streams).toBe(1)
  })

  it('are opened anew by one of many that find the old one gone', async () => {
    const sessions = new Set<Http2Session | undefined>()
    const url = await startHttp2((stream, session) => {
      sessions.add(stream.session)
      answer(stream, String(session))
    })
    const client = startClient(url, { version: '2' })
    const many = () => Promise.all(Array.from({ length: 10 }, () => client.exchange(request())))
    await many()
    for (const session of sessions) session?.destroy()
    // Some turns of the event loop, in which the client finds out.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    expect(new Set((await many()).map(textOf))).toEqual(new Set(['2']))
  })

  it('are opened anew, once, when a kept one is closed instead of an answer', async () => {
    const url = await startHttp2((stream, session, count) => {
      if (session === 1 && count === 2) stream.session?.destroy()
      else answer(stream, String(session))
    })
    const client = startClient(url, { version: '2' })
    expect(textOf(await client.exchange(request()))).toBe('1')
    expect(textOf(await client.exchange(request()))).toBe('2')
  })
})

it('sees an answer that comes before the whole request was sent', async () => {
  const url = await startHttp2((stream) => {
    stream.respond({ ':status': 413 })
    stream.end('big')
  })
  const client = startClient(url, { version: '2' })
  const body = new Uint8Array(20_000_000)
  const exchange = await client.exchange(request('/', { method: 'POST', body }), { timeoutMs: 5_000 })
  expect(exchange).toMatchObject({ status: 413, end: 'complete' })
  expect(textOf(exchange)).toBe('big')
  expect(textOf(await client.exchange(request()))).toBe('big')
})

it('sees an early answer of a server that neither reads on nor resets the stream', async () => {
  const url = await startHttp2((stream) => {
    stream.once('data', () => {
      stream.pause()
      answer(stream, 'early')
    })
  })
  const body = new Uint8Array(5_000_000)
  const exchange = await startClient(url, { version: '2' }).exchange(request('/', { method: 'POST', body }), {
    timeoutMs: 5_000,
  })
  expect([exchange.end, textOf(exchange)]).toEqual(['complete', 'early'])
})

it('does not take a lost connection for an early answer', async () => {
  const url = await startHttp2((stream) => {
    stream.once('data', () => {
      stream.pause().respond({ ':status': 200 })
      stream.write('half', () => stream.session?.destroy())
    })
  })
  const body = new Uint8Array(5_000_000)
  const exchange = await startClient(url, { version: '2' }).exchange(request('/', { method: 'POST', body }))
  expect(exchange).toMatchObject({ status: 200, end: 'reset' })
})

it('rejects only for a request that HTTP/2 cannot carry', async () => {
  const url = await startHttp2((stream) => answer(stream, ''))
  const client = startClient(url, { version: '2' })
  const headers = [
    ['Content-Type', 'a'],
    ['content-type', 'b'],
  ] as const
  await expect(client.exchange(request('/', { headers }))).rejects.toThrow(TypeError)
  expect(
    await client.exchange(
      request('/', {
        headers: [
          ['Connection', 'close'],
          ['TE', 'trailers'],
        ],
      }),
    ),
  ).toMatchObject({ status: 200 })
})
