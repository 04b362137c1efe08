import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import {
  bytes,
  chunkTexts,
  request,
  startClient,
  startRawServer,
  startScript,
  textOf,
} from './testing/start.js'

const reply = (text: string, more = '') =>
  `HTTP/1.1 200 OK\r\n${more}Content-Length: ${text.length}\r\n\r\n${text}`

/** Calls `answer` with each request head that arrives on the socket, the body left out. */
function onHead(socket: Socket, answer: (head: string) => void): void {
  let seen = ''
  socket.on('data', (bytes) => {
    seen += bytes.toString('latin1')
    const end = seen.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = seen.slice(0, end)
    seen = seen.slice(end + 4)
    answer(head)
  })
}

it('writes target and headers exactly as given', async () => {
  const heads: string[] = []
  const url = await startRawServer((socket) => {
    onHead(socket, (head) => {
      heads.push(head)
      socket.write(reply(''))
    })
  })
  const headers = [
    ['X-b', '1'],
    ['hOST', 'elsewhere'],
    ['X-A', 'é'],
    ['x-B', ''],
  ] as const
  await startClient(`${url}/base`).exchange(request('/%3a:%3A/../x?q=[1]', { headers }))
  expect(heads).toEqual([
    'GET /base/%3a:%3A/../x?q=[1] HTTP/1.1\r\nX-b: 1\r\nhOST: elsewhere\r\nX-A: é\r\nx-B: ',
  ])
})

it('sees the response as it was on the wire', async () => {
  const url = await startScript([
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.1 299 Odd one\r\nX-b: 1\r\nx-A: 2\r\nX-B: \t3 \r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n',
    '3\r\none\r\n',
    '3\r\ntwo\r\n',
    '0\r\nX-T: end\r\n\r\n',
  ])
  const exchange = await startClient(url).exchange(request('/x'))
  expect(exchange).toMatchObject({
    request: { target: '/x', headers: [['Host', url.slice('http://'.length)]] },
    httpVersion: '1.1',
    status: 299,
    headers: [
      ['X-b', '1'],
      ['x-A', '2'],
      ['X-B', '3'],
      ['Transfer-Encoding', 'chunked'],
      ['Trailer', 'X-T'],
    ],
    trailers: [['X-T', 'end']],
    end: 'complete',
  })
  expect(exchange).not.toHaveProperty('fault')
  expect(chunkTexts(exchange)).toEqual(['one', 'two'])
  expect(exchange.chunks[0]?.bytes.constructor.name).toBe('Uint8Array')
})

describe('whatever the server does is an observation', () => {
  const destroy = (socket: Socket) => socket.destroy()

  it.each([
    ['closes at once', [], destroy, 'reset', 'before any answer'],
    [
      'closes inside the body',
      ['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'],
      destroy,
      'reset',
      'after 2 of 9 bytes',
    ],
    [
      'answers garbage',
      ['\0\0\0garbage'],
      () => {},
      'malformed',
      'does not begin with an HTTP/1.1 status line',
    ],
    [
      'answers with too much',
      [`${reply('abc')}def`],
      () => {},
      'malformed',
      '3 bytes follow the end of the response',
    ],
    ['never answers', [], () => {}, 'timeout', 'no complete answer within 100 ms'],
    [
      'never finishes',
      ['HTTP/1.1 200 OK\r\n\r\nab'],
      () => {},
      'timeout',
      'no complete answer within 100 ms',
    ],
  ] as const)('%s', async (_title, script, after, end, fault) => {
    const url = await startScript(script, after)
    const exchange = await startClient(url).exchange(request(), {
      timeoutMs: end === 'timeout' ? 100 : 5_000,
    })
    expect(exchange).toMatchObject({ end, fault: expect.stringContaining(fault) as string })
  })

  it('stops inside a chunk', async () => {
    const url = await startScript(['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'])
    const exchange = await startClient(url).exchange(request(), { timeoutMs: 50 })
    expect([exchange.end, chunkTexts(exchange)]).toEqual(['timeout', ['ab']])
  })

  it('resets the connection', async () => {
    // Closed with bytes unread, a connection is reset (RFC 9293, section 3.6.1).
    const url = await startRawServer((socket) => socket.once('data', () => socket.destroy()))
    const body = new Uint8Array(20_000_000)
    const exchange = await startClient(url).exchange(request('/', { method: 'POST', body }))
    expect(exchange).toMatchObject({
      end: 'reset',
      fault: expect.stringMatching(/^the connection was/) as string,
    })
  })

  it('is not there', async () => {
    const exchange = await startClient('http://127.0.0.1:1').exchange(request())
    expect(exchange).toEqual({
      request: { ...request(), headers: [['Host', '127.0.0.1:1']] },
      httpVersion: '1.1',
      headers: [],
      trailers: [],
      chunks: [],
      end: 'refused',
      fault: 'nothing listens there: connection refused',
    })
  })

  it('is given up by the caller', async () => {
    const url = await startScript(['HTTP/1.1 200 OK\r\n\r\nab'])
    const control = new AbortController()
    const exchange = startClient(url).exchange(request(), { signal: control.signal })
    control.abort()
    expect(await exchange).toMatchObject({
      end: 'timeout',
      fault: expect.stringContaining('gave the exchange up') as string,
    })
    const again = startClient(url).exchange(request(), { signal: control.signal })
    expect(await again).toMatchObject({ end: 'timeout' })
  })
})

it('rejects only for a request that cannot be written', async () => {
  const client = startClient('http://127.0.0.1:1')
  await expect(client.exchange(request('/a b'))).rejects.toThrow('target "/a b"')
})

describe('connections', () => {
  it('are used again, as long as both sides keep them', async () => {
    let connections = 0
    const url = await startRawServer((socket, connection) => {
      connections = connection
      onHead(socket, (head) =>
        socket.write(reply(String(connection), head.includes('/last') ? 'Connection: close\r\n' : '')),
      )
    })
    const client = startClient(url)
    const texts: string[] = []
    for (const target of ['/', '/', '/last', '/']) texts.push(textOf(await client.exchange(request(target))))
    texts.push(textOf(await client.exchange(request('/', { headers: [['Connection', 'close']] }))))
    texts.push(textOf(await client.exchange(request('/'))))
    expect(texts).toEqual(['1', '1', '1', '2', '2', '3'])
    expect(connections).toBe(3)
  })

  it('are opened afresh, once, when the server closes a kept one instead of answering', async () => {
    const requests: number[] = []
    const url = await startRawServer((socket, connection) => {
      let count = 0
      onHead(socket, () => {
        requests.push(connection)
        count += 1
        if (connection === 1 && count === 2) socket.destroy()
        else socket.write(reply(String(connection)))
      })
    })
    const client = startClient(url)
    expect(textOf(await client.exchange(request()))).toBe('1')
    expect(textOf(await client.exchange(request()))).toBe('2')
    expect(requests).toEqual([1, 1, 2])
  })

  it('are not opened afresh when a byte of the answer came, or when they were new', async () => {
    let connections = 0
    const url = await startRawServer((socket, connection) => {
      connections = connection
      let count = 0
      onHead(socket, (head) => {
        count += 1
        if (head.includes('/new')) socket.destroy()
        else if (count === 2) socket.end('HTTP')
        else socket.write(reply('x'))
      })
    })
    const client = startClient(url)
    await client.exchange(request())
    expect(await client.exchange(request())).toMatchObject({
      end: 'reset',
      fault: expect.stringContaining('status line') as string,
    })
    expect(await client.exchange(request('/new'))).toMatchObject({ end: 'reset' })
    expect(connections).toBe(2)
  })

  it('are thrown away when the server closes or speaks while they rest', async () => {
    const url = await startRawServer((socket, connection) => {
      onHead(socket, () => {
        socket.write(reply(String(connection)))
        setImmediate(() => socket.end(connection === 1 ? '' : 'HTTP/1.1 408 Request Timeout\r\n\r\n'))
      })
    })
    const client = startClient(url)
    for (const text of ['1', '2', '3']) {
      expect(textOf(await client.exchange(request()))).toBe(text)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })
})

describe('answers that come before the whole request was sent', () => {
  it('are seen, though the server stops reading and closes', async () => {
    const url = await startRawServer((socket) => {
      socket.once('data', () => {
        socket.pause()
        socket.end('HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig')
      })
    })
    const body = new Uint8Array(30_000_000)
    const exchange = await startClient(url).exchange(request('/', { method: 'POST', body }), {
      timeoutMs: 10_000,
    })
    expect(exchange).toMatchObject({ status: 413, end: 'complete' })
    expect(textOf(exchange)).toBe('big')
  })

  it('do not keep the connection', async () => {
    const url = await startRawServer((socket, connection) => {
      socket.once('data', () => {
        socket.resume().write(`HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${connection}`)
      })
    })
    const client = startClient(url)
    const early = request('/', { method: 'POST', headers: [['Expect', '100-continue']], body: bytes('late') })
    expect(textOf(await client.exchange(early))).toBe('1')
    expect(textOf(await client.exchange(early))).toBe('2')
  })
})

it('sends its body on 100 Continue', async () => {
  const url = await startRawServer((socket) => {
    let seen = ''
    socket.on('data', (bytes) => {
      seen += bytes.toString('latin1')
      if (seen.endsWith('\r\n\r\n')) socket.write('HTTP/1.1 100 Continue\r\n\r\n')
      if (seen.endsWith('body')) socket.write(reply('got it'))
    })
  })
  const headers = [['expect', '100-Continue']] as const
  const exchange = await startClient(url).exchange(
    request('/', { method: 'POST', headers, body: bytes('body') }),
  )
  expect(textOf(exchange)).toBe('got it')
})
