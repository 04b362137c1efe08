import { describe, expect, it } from 'vitest'
import { exchangeRaw } from './clientRaw.js'
import { closed, ok, openSocket, startHostile, stillAnswers, versions } from './testing/hostile.js'
import { request, startClient } from './testing/start.js'

describe('what is no request harms nobody', () => {
  const garbage: [string, string][] = [
    ['text', 'hello\r\n\r\n'],
    ['bytes', '\x16\x03\x01\0\xff\xfe\0\0'],
    ['a request line without end', `GET /${'x'.repeat(100_000)}`],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na'],
    ['a bad chunk', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['half the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\n'],
    ['garbage behind the preface of HTTP/2', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${'\xff'.repeat(100)}`],
    ['CONNECT', 'CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\n\r\n'],
  ]

  it.each(garbage)('%s', async (_title, text) => {
    const listener = await startHostile(async () => ok)
    const exchange = await exchangeRaw(listener.url, [Buffer.from(text, 'latin1')], {
      halfClose: true,
      timeoutMs: 5_000,
    })
    expect(exchange.status ?? 400).toBeGreaterThanOrEqual(400)
    expect(await stillAnswers(listener)).toBe(true)
  })

  it('nor does a client that resets its connection at any point', async () => {
    const listener = await startHostile(async () => ok)
    const text = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab'
    for (let length = 0; length <= text.length; length += 7) {
      const socket = await openSocket(listener)
      await new Promise((resolve) => socket.write(text.slice(0, length), resolve))
      socket.resetAndDestroy()
    }
    expect(await stillAnswers(listener)).toBe(true)
  })
})

describe('half-open connections', () => {
  it.each([
    ['says nothing', ''],
    ['says half of what tells the version', 'PR'],
    ['says half a head', 'GET / HTTP/1.1\r\nHos'],
    ['says the preface of HTTP/2 only', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['was answered and keeps the connection', 'GET /alive HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('one that %s is closed after a while', async (_title, text) => {
    const listener = await startHostile(async () => ok, { idleTimeoutMs: 60 })
    const socket = await openSocket(listener)
    if (text) socket.write(text)
    await closed(socket)
    expect(socket.destroyed).toBe(true)
  })

  it('one that sends its head byte by byte is closed as well', async () => {
    const listener = await startHostile(async () => ok, { idleTimeoutMs: 60 })
    const socket = await openSocket(listener)
    const drip = setInterval(() => socket.write('x'), 10)
    socket.once('close', () => {
      clearInterval(drip)
    })
    await closed(socket)
    expect(socket.destroyed).toBe(true)
  })

  it('a slow handler is not idle', async () => {
    const listener = await startHostile(
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 150))
        return ok
      },
      { idleTimeoutMs: 40 },
    )
    for (const version of versions) {
      expect(await startClient(listener.url, { version }).exchange(request())).toMatchObject({
        status: 200,
        end: 'complete',
      })
    }
  })

  it('hundreds of them are in nobody’s way', async () => {
    const listener = await startHostile(async () => ok)
    await Promise.all(Array.from({ length: 500 }, () => openSocket(listener)))
    expect(await stillAnswers(listener)).toBe(true)
    await listener.close()
  })
})
