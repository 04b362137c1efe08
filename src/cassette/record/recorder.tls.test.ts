import { once } from 'node:events'
import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { makeIdentity } from '../../subjects/client/server/certificate.js'
import { bytes, request, startClient, textOf } from '../../wire/http/testing/start.js'
import { startTestRecorder } from './testing/start.js'

async function startTlsServer() {
  const { key, cert, ca } = makeIdentity()
  const server = createSecureServer({ key, cert, allowHTTP1: true }, (request, response) => {
    response.setHeader('x-version', request.httpVersion)
    response.end(`for ${request.headers.host ?? String(request.headers[':authority'])}`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: `https://${authority}`, authority, ca }
}

test.each([
  ['1.1', '1.1'],
  ['2', '2.0'],
] as const)('HTTP/%s comes in in the clear and goes out over TLS', async (version, spoken) => {
  const { url, authority, ca } = await startTlsServer()
  const recorder = await startTestRecorder(url, { caPem: ca })
  const exchange = await startClient(recorder.url, { version }).exchange(
    request('/x', { method: 'POST', body: bytes('{}') }),
  )
  expect([exchange.status, textOf(exchange)]).toEqual([200, `for ${authority}`])
  expect(exchange.headers).toContainEqual(['x-version', spoken])
  const [cassette] = await recorder.saved(1)
  expect(cassette).toMatchObject({
    provenance: { upstream: url },
    response: { httpVersion: version, end: 'complete' },
  })
})

test('an authority that nobody vouches for is refused, and the refusal recorded', async () => {
  const { url } = await startTlsServer()
  const recorder = await startTestRecorder(url)
  const exchange = await startClient(recorder.url).exchange(request())
  expect(exchange.status).toBe(502)
  const [cassette] = await recorder.saved(1)
  expect(cassette!.response).toMatchObject({
    end: 'refused',
    fault: expect.stringMatching(/^the connection failed: /),
  })
})
