import { describe, expect, it } from 'vitest'
import { exchangeRaw } from './clientRaw.js'
import { bytes, request, startRawServer, startScript, textOf } from './testing/start.js'

it('sends the bytes as they are, in the pieces given', async () => {
  const pieces: string[] = []
  const url = await startRawServer((socket) => {
    socket.on('data', (bytes) => {
      pieces.push(bytes.toString('latin1'))
      if (pieces.length === 3) socket.end('HTTP/1.1 200 OK\r\nX: 1\r\nContent-Length: 2\r\n\r\nokrest')
    })
  })
  const sent = ['GE', 'T /\0 HTTP/9', '\xff\r\n']
  const exchange = await exchangeRaw(
    url,
    sent.map((text) => Buffer.from(text, 'latin1')),
    { gapMs: 20 },
  )
  expect(pieces).toEqual(sent)
  expect(exchange).toMatchObject({
    status: 200,
    headers: [
      ['X', '1'],
      ['Content-Length', '2'],
    ],
    end: 'complete',
  })
  expect(textOf(exchange)).toBe('ok')
  expect(Buffer.from(exchange.received).toString()).toMatch(/okrest$/)
})

describe('the request in the result is what can be read of the bytes', () => {
  it.each([
    [
      'a request',
      'POST /a%3A HTTP/1.1\r\nHost: x\r\nX: \t1 \r\nodd\r\n\r\nbody',
      {
        method: 'POST',
        target: '/a%3A',
        headers: [
          ['Host', 'x'],
          ['X', '1'],
          ['odd', ''],
        ],
        body: bytes('body'),
      },
    ],
    ['a head without end', 'GET / HTTP/1.1\r\nHost: x', request('/', { headers: [['Host', 'x']] })],
    ['no request', 'hello', { method: '', target: '', headers: [], body: bytes('hello') }],
  ])('%s', async (_title, text, given) => {
    const url = await startRawServer((socket) => socket.resume().end('HTTP/1.1 400 \r\n\r\n'))
    const exchange = await exchangeRaw(url, [bytes(text)])
    expect(exchange.request).toEqual(given)
  })
})

it('knows that HEAD has no body', async () => {
  const url = await startScript(['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'])
  expect(await exchangeRaw(url, [bytes('HEAD / HTTP/1.1\r\n\r\n')])).toMatchObject({ end: 'complete' })
})

it('can tell that nothing more comes, and still listens', async () => {
  const url = await startRawServer((socket) => {
    // The server ends when the client has: its answer comes after the half-close.
    socket.allowHalfOpen = true
    socket.resume().once('end', () => socket.end('HTTP/1.1 200 OK\r\n\r\nbye'))
  })
  expect(textOf(await exchangeRaw(url, [bytes('GET /')], { halfClose: true }))).toBe('bye')
})

it('ends in time, with what came', async () => {
  const url = await startRawServer((socket) => socket.write('HTTP/1.1 200 OK\r\nX: 1\r\n'))
  const exchange = await exchangeRaw(url, [bytes('x'), bytes('y')], { timeoutMs: 60, gapMs: 1_000 })
  expect(exchange).toMatchObject({ end: 'timeout', received: bytes('HTTP/1.1 200 OK\r\nX: 1\r\n') })
})

it('reports a dead address as any client does', async () => {
  expect(await exchangeRaw('http://127.0.0.1:1', [bytes('x')])).toMatchObject({
    end: 'refused',
    received: new Uint8Array(0),
  })
})
