import { describe, expect, it } from 'vitest'
import { inMemory } from './inMemory.js'
import type { HttpExchange, HttpHandler } from './message.js'
import { bytes, chunkTexts, later, pieces, request, startClient, startListener } from './testing/start.js'

const handler: HttpHandler = async ({ method, target, body }) => {
  if (target === '/throw') throw new Error('thrown')
  if (target === '/204') return { status: 204, headers: [], body: bytes('x') }
  if (target === '/pieces') return { status: 200, headers: [['X-A', '1']], body: pieces('a', '', 'bc') }
  if (target === '/broken') {
    return {
      status: 200,
      headers: [],
      body: (async function* () {
        yield* pieces('a')
        throw new Error('source')
      })(),
    }
  }
  return { status: 200, headers: [['X-A', '1']], body: bytes(`${method} ${body.byteLength}`) }
}

/** What must be the same with and without sockets; Connection belongs to the socket. */
const essence = (exchange: HttpExchange) => ({
  status: exchange.status,
  headers: exchange.headers.filter(([name]) => !/^(connection|keep-alive)$/i.test(name)),
  chunks: chunkTexts(exchange),
  end: exchange.end,
})

it.each(['/', '/pieces', '/204', '/throw', '/broken'])(
  'sees of %s what a client with a socket sees',
  async (target) => {
    const listener = await startListener(handler)
    for (const method of ['POST', 'HEAD']) {
      const given = request(target, { method, body: method === 'POST' ? bytes('abc') : bytes('') })
      const near = essence(await inMemory(handler).exchange(given))
      expect(near).toEqual(essence(await startClient(listener.url).exchange(given)))
    }
  },
)

describe('what happens instead of an answer', () => {
  it('a source that throws is a reset', async () => {
    expect(await inMemory(handler).exchange(request('/broken'))).toMatchObject({
      end: 'reset',
      fault: 'the reply broke off: source',
    })
  })

  it('a failure is answered for as by a listener', async () => {
    const client = inMemory(handler, { failed: () => ({ status: 503, headers: [], body: bytes('') }) })
    expect(await client.exchange(request('/throw'))).toMatchObject({ status: 503, end: 'complete' })
  })

  it('a handler that hangs is a timeout, and is told', async () => {
    const told = later()
    const client = inMemory((_request, signal) => {
      signal.addEventListener('abort', () => {
        told.resolve()
      })
      return new Promise(() => {})
    })
    expect(await client.exchange(request(), { timeoutMs: 20 })).toMatchObject({
      end: 'timeout',
      fault: 'no complete answer within 20 ms',
    })
    await told.promise
    const given = await client.exchange(request(), { signal: AbortSignal.abort() })
    expect(given).toMatchObject({ end: 'timeout', fault: 'the caller gave the exchange up' })
  })
})

it('hands requests over untouched, but for authorization', async () => {
  const client = inMemory(async ({ headers }) => ({ status: 200, headers, body: bytes('') }), {
    version: '2',
    authorize: (given) => ({ ...given, headers: [['X-Auth', '1']] }),
  })
  const exchange = await client.exchange(request())
  expect(exchange).toMatchObject({ httpVersion: '2', request: { headers: [['X-Auth', '1']] } })
  expect(exchange.headers[0]).toEqual(['X-Auth', '1'])
})
