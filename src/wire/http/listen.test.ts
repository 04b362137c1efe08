import { get } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import type { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exchangeRaw } from './clientRaw.js'
import type { HttpReply, HttpRequest, HttpVersion } from './message.js'
import {
  bytes,
  chunkTexts,
  later,
  pieces,
  request,
  startClient,
  startListener,
  textOf,
} from './testing/start.js'

const ok = (text = '', more: Partial<HttpReply> = {}): HttpReply => ({
  status: 200,
  headers: [],
  body: bytes(text),
  ...more,
})

/** A listener that notes what arrives, and a client for it. */
async function startBoth(version: HttpVersion, reply: (request: HttpRequest) => HttpReply = () => ok()) {
  const seen: HttpRequest[] = []
  const listener = await startListener(async (request) => {
    seen.push(request)
    return reply(request)
  })
  return { seen, listener, client: startClient(listener.url, { version }) }
}

/** The body of an answer, resolved when its head is there. */
function openStream(url: string, version: HttpVersion): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (version === '1.1') {
      get(url, resolve).on('error', reject)
      return
    }
    const session = connectHttp2(url).on('error', reject)
    onTestFinished(() => {
      session.destroy()
    })
    const stream = session.request({ ':path': '/' })
    stream.once('response', () => {
      resolve(stream)
    })
  })
}

describe.each(['1.1', '2'] as const)('HTTP/%s', (version) => {
  it('hands the request over as it was on the wire', async () => {
    const { seen, client, listener } = await startBoth(version)
    const target = "/model/a%3Ab:c%2Fd/'x'//../conv%65rse?b=%20+&a"
    const headers = [
      ['X-Second', 'é'],
      ['X-First', '1'],
      ['X-Second', '2'],
    ] as const
    await client.exchange(request(target, { method: 'POST', headers, body: bytes('body') }))
    const spell = (name: string) => (version === '2' ? name.toLowerCase() : name)
    const fields = [
      ['Host', `127.0.0.1:${listener.port}`],
      ...(version === '2' ? [headers[0], headers[2], headers[1]] : headers),
    ]
    expect(seen).toEqual([
      {
        method: 'POST',
        target,
        headers: [...fields, ['Content-Length', '4']].map(([name = '', value]) => [spell(name), value]),
        body: bytes('body'),
      },
    ])
    expect(seen[0]?.body.constructor.name).toBe('Uint8Array')
  })

  it('writes the headers of the reply in order, without adding a date', async () => {
    const headers = [
      ['Content-Type', 'text/plain'],
      ['Content-Length', '2'],
      ['Connection', 'keep-alive'],
      ['x-amzn-RequestId', '1'],
      ['X-Amzn-Bedrock-Z', '2'],
      ['X-Amzn-Bedrock-A', '3'],
    ] as const
    const { client } = await startBoth(version, () => ok('hi', { headers }))
    const { headers: got } = await client.exchange(request())
    const expected =
      version === '1.1'
        ? headers
        : headers
            .filter(([name]) => name !== 'Connection')
            .map(([name, value]) => [name.toLowerCase(), value])
    expect(got).toEqual(expected)
  })

  it('sends the head and each piece when it is there, not later', async () => {
    const gates = Array.from({ length: 4 }, () => later())
    async function* body() {
      for (const [index, text] of ['one', 'two', 'three'].entries()) {
        await gates[index]!.promise
        yield bytes(text)
      }
      await gates[3]!.promise
    }
    const { listener } = await startBoth(version, () => ok('', { body: body() }))
    // Each gate opens only when what came before it has arrived: whatever is held back stops the test.
    const stream = await openStream(listener.url, version)
    gates[0]!.resolve()
    const texts: string[] = []
    for await (const piece of stream) {
      texts.push(String(piece))
      gates[texts.length]?.resolve()
    }
    expect(texts).toEqual(['one', 'two', 'three'])
  })

  it('keeps the boundaries of a thousand small pieces', async () => {
    const texts = Array.from({ length: 1_000 }, (_, index) => `${index};`.repeat(1 + (index % 7)))
    const { client } = await startBoth(version, () => ok('', { body: pieces(...texts) }))
    const exchange = await client.exchange(request())
    expect(exchange.end).toBe('complete')
    expect(chunkTexts(exchange)).toEqual(texts)
  })

  it('answers HEAD, 204 and an empty stream', async () => {
    const { client } = await startBoth(version, ({ target }) => {
      if (target === '/204') return { status: 204, headers: [], body: bytes('') }
      return ok('four', target === '/none' ? { body: pieces() } : {})
    })
    const head = await client.exchange(request('/', { method: 'HEAD' }))
    expect(head).toMatchObject({ status: 200, end: 'complete', chunks: [] })
    expect(head.headers[0]).toEqual([version === '2' ? 'content-length' : 'Content-Length', '4'])
    expect(await client.exchange(request('/204'))).toMatchObject({ status: 204, end: 'complete', chunks: [] })
    expect(await client.exchange(request('/none'))).toMatchObject({
      status: 200,
      end: 'complete',
      chunks: [],
    })
    expect(textOf(await client.exchange(request()))).toBe('four')
  })

  it('says 100 Continue to a client that waits for it', async () => {
    const { client, seen } = await startBoth(version, ({ body }) => ok(String(body.byteLength)))
    const headers = [['Expect', '100-continue']] as const
    expect(textOf(await client.exchange(request('/', { method: 'POST', headers, body: bytes('abc') })))).toBe(
      '3',
    )
    expect(seen).toHaveLength(1)
  })

  it('carries large bodies both ways', async () => {
    const body = Uint8Array.from({ length: 5_000_000 }, (_, index) => index % 251)
    const { client } = await startBoth(version, (given) => ok('', { body: given.body }))
    const exchange = await client.exchange(request('/', { method: 'POST', body }))
    expect(Buffer.concat(exchange.chunks.map(({ bytes }) => bytes)).equals(body)).toBe(true)
  })

  it('tells of each request before its handler runs', async () => {
    const order: string[] = []
    const listener = await startListener(
      async () => {
        order.push('handler')
        return ok()
      },
      { onRequest: ({ target }, version) => order.push(`${version} ${target}`) },
    )
    await startClient(listener.url, { version }).exchange(request('/x'))
    expect(order).toEqual([`${version} /x`, 'handler'])
  })
})

it('serves both versions on one port at once', async () => {
  const listener = await startListener(async ({ target }) => ok(target))
  const clients = (['1.1', '2'] as const).map((version) => startClient(listener.url, { version }))
  const exchanges = await Promise.all(
    Array.from({ length: 200 }, (_, index) => clients[index % 2]!.exchange(request(`/${index}`))),
  )
  expect(exchanges.map(textOf)).toEqual(exchanges.map((_, index) => `/${index}`))
})

it('answers pipelined requests in order', async () => {
  const gate = later()
  const listener = await startListener(async ({ target }) => {
    if (target === '/1') await gate.promise
    else gate.resolve()
    return ok(target)
  })
  const get = (target: string, more = '') => bytes(`GET ${target} HTTP/1.1\r\nHost: x\r\n${more}\r\n`)
  const { received } = await exchangeRaw(listener.url, [get('/1'), get('/2', 'Connection: close\r\n')])
  expect(Buffer.from(received).toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\n\/1/)
})

it('tells the versions apart when the first bytes come one by one', async () => {
  const listener = await startListener(async ({ method }) => ok(method))
  const one = (text: string) => [...bytes(text)].map((byte) => new Uint8Array([byte]))
  for (const method of ['POST', 'PUT', 'PRX']) {
    const exchange = await exchangeRaw(
      listener.url,
      one(`${method} / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n`),
    )
    expect(exchange.status).toBe(method === 'PRX' ? 400 : 200)
  }
  const preface = await exchangeRaw(
    listener.url,
    one('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0'),
    { timeoutMs: 500 },
  )
  // A SETTINGS frame: 24 bits of length, then type 4 (RFC 9113, sections 4.1 and 6.5).
  expect(preface.received[3]).toBe(4)
})

it('gives HTTP/1.0 a body that ends with the connection', async () => {
  const listener = await startListener(async () => ok('', { body: pieces('a', 'b') }))
  const exchange = await exchangeRaw(listener.url, [bytes('GET / HTTP/1.0\r\n\r\n')])
  expect(exchange).toMatchObject({ end: 'complete', headers: [['Connection', 'close']] })
  expect(textOf(exchange)).toBe('ab')
})

it('refuses a declared length over the limit before it asks for the body', async () => {
  const listener = await startListener(async () => ok(), { maxBodyBytes: 10 })
  const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n'
  const { received } = await exchangeRaw(listener.url, [bytes(head)])
  expect(Buffer.from(received).toString()).toMatch(/^HTTP\/1\.1 413 /)
})

it('goes by :authority where HTTP/2 has both it and Host', async () => {
  const listener = await startListener(async ({ headers }) => ok(JSON.stringify(headers)))
  const session = connectHttp2(listener.url)
  onTestFinished(() => {
    session.destroy()
  })
  const stream = session.request({ ':path': '/', ':authority': 'one', host: 'two' })
  expect(JSON.parse(String(Buffer.concat(await stream.toArray())))).toEqual([['host', 'one']])
})

it('tells when an address cannot be had', async () => {
  const { port } = await startListener(async () => ok())
  await expect(startListener(async () => ok(), { port })).rejects.toThrow('EADDRINUSE')
})
