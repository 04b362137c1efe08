import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import { connect } from './client.js'
import { quoteShell } from './quoteShell.js'
import { runShell } from './testing/runShell.js'
import { later, request, startClient, startListener, textOf } from './testing/start.js'

it('keeps to the number of exchanges at a time', async () => {
  let open = 0
  let most = 0
  const listener = await startListener(async () => {
    open += 1
    most = Math.max(most, open)
    await new Promise((resolve) => setTimeout(resolve, 2))
    open -= 1
    return { status: 200, headers: [], body: new Uint8Array(0) }
  })
  for (const version of ['1.1', '2'] as const) {
    most = 0
    const client = startClient(listener.url, { version, concurrency: 3 })
    await Promise.all(Array.from({ length: 20 }, () => client.exchange(request())))
    expect(most).toBe(3)
  }
})

it('lets authorization see the request as it goes on the wire', async () => {
  const listener = await startListener(async ({ headers }) => ({
    status: 200,
    headers: [],
    body: new TextEncoder().encode(headers.map(([name, value]) => `${name}=${value}`).join('&')),
  }))
  const client = startClient(`${listener.url}/base`, {
    authorize: async (given) => ({
      ...given,
      headers: [...given.headers, ['X-Saw', `${given.target} ${given.headers.length}`]],
    }),
  })
  const exchange = await client.exchange(request('/x', { method: 'POST' }))
  expect(textOf(exchange)).toBe(`Host=127.0.0.1:${listener.port}&Content-Length=0&X-Saw=/base/x 2`)
  expect(exchange.request.headers.at(-1)).toEqual(['X-Saw', '/base/x 2'])
})

it.each(['1.1', '2'] as const)(
  'does not keep the process alive between exchanges of HTTP/%s',
  async (version) => {
    const listener = await startListener(async () => ({ status: 200, headers: [], body: new Uint8Array(0) }))
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
    const before = sockets()
    const client = startClient(listener.url, { version })
    await client.exchange(request())
    await client.exchange(request())
    // The listener's end of the connection does; the client's does not.
    expect(sockets() - before).toBe(1)
  },
)

it('bounds the wait for an answer, not the wait for a turn', async () => {
  const gate = later()
  const listener = await startListener(async () => {
    await gate.promise
    return { status: 200, headers: [], body: new Uint8Array(0) }
  })
  const client = startClient(listener.url, { concurrency: 1 })
  const slow = client.exchange(request(), { timeoutMs: 10_000 })
  const next = client.exchange(request(), { timeoutMs: 10_000 })
  gate.resolve()
  expect((await Promise.all([slow, next])).map(({ end }) => end)).toEqual(['complete', 'complete'])
})

it('says what is wrong with its options', () => {
  expect(() => connect('nowhere')).toThrow('is not one: give http://host:port')
  expect(() => connect('http://x', { concurrency: 0 })).toThrow('concurrency 0')
})

async function startTls(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A self-signed certificate for 127.0.0.1, made on the spot; undefined where there is no openssl. */
async function makeCertificate(): Promise<{ key: string; cert: string } | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const names = '-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1'
  const files = `-keyout ${quoteShell(key)} -out ${quoteShell(cert)}`
  await runShell(`openssl req -x509 -newkey rsa:2048 -nodes -days 1 ${names} ${files}`, {})
  return existsSync(cert) ? { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') } : undefined
}

it('says that a server does not agree to HTTP/2 over TLS', async (context) => {
  const pair = await makeCertificate()
  if (!pair) {
    console.log('skipped: openssl is not there to make a certificate')
    return context.skip()
  }
  const server = createTlsServer(pair, (socket) => socket.on('error', () => {}).end())
  const client = startClient(await startTls(server), { version: '2', caPem: pair.cert })
  expect(await client.exchange(request())).toMatchObject({
    end: 'refused',
    fault: 'the server does not agree to HTTP/2 (ALPN)',
  })
  return undefined
})

it('speaks both versions over TLS, to those it trusts', async (context) => {
  const pair = await makeCertificate()
  if (!pair) {
    console.log('skipped: openssl is not there to make a certificate')
    return context.skip()
  }
  const server = createSecureServer({ ...pair, allowHTTP1: true }, (request, response) => {
    response.end(
      `${request.httpVersion} ${request.headers.host ?? request.headers[':authority']?.toString()}`,
    )
  })
  const url = await startTls(server)
  const authority = url.slice('https://'.length)
  for (const [version, spoken] of [
    ['1.1', '1.1'],
    ['2', '2.0'],
  ] as const) {
    const trusting = startClient(url, { version, caPem: pair.cert })
    expect(textOf(await trusting.exchange(request()))).toBe(`${spoken} ${authority}`)
    const wary = startClient(url, { version })
    expect(await wary.exchange(request())).toMatchObject({
      end: 'refused',
      fault: 'the connection failed: DEPTH_ZERO_SELF_SIGNED_CERT',
    })
  }
  return undefined
})
