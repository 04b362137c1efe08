import { expect, it } from 'vitest'
import type { Watch } from './message.js'
import { later, pieces, request, startClient, startListener, startRawServer } from './testing/start.js'

/** Somebody who notes all that is told. */
function startWatching() {
  const told: unknown[] = []
  const watch: Watch = {
    head: (status, _headers, reason) => told.push([status, reason]),
    chunk: (bytes) => told.push(Buffer.from(bytes).toString()),
    trailers: (headers) => told.push(headers),
  }
  return { told, watch }
}

it('tells a part of an HTTP chunk before the rest of it has come', async () => {
  const part = later()
  const url = await startRawServer((socket) => {
    socket.once('data', async () => {
      socket.write('HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabc')
      await part.promise
      socket.write('def\r\n0\r\nX-Sum: 1\r\n\r\n')
    })
  })
  const { told, watch } = startWatching()
  const exchange = await startClient(url).exchange(request(), {
    watch: {
      ...watch,
      chunk(bytes) {
        watch.chunk(bytes)
        part.resolve()
      },
    },
  })
  expect(told).toEqual([[200, 'Fine'], 'abc', 'def', [['X-Sum', '1']]])
  // The body is the watcher's to keep.
  expect(exchange).toMatchObject({ end: 'complete', status: 200, chunks: [] })
})

it.each(['1.1', '2'] as const)('a reply over HTTP/%s has its reason and its trailers', async (version) => {
  const reply = { status: 200, reason: 'Quite Fine', headers: [], trailers: () => [['x-sum', '1']] as const }
  const listener = await startListener(async () => ({ ...reply, body: pieces('a', 'b') }))
  const { told, watch } = startWatching()
  await startClient(listener.url, { version }).exchange(request(), { watch })
  // HTTP/2 has no reason phrases (RFC 9113, section 8.3.2).
  const reason = version === '1.1' ? 'Quite Fine' : undefined
  expect(told).toEqual([[200, reason], 'a', 'b', [['x-sum', '1']]])
})

it('may end the exchange from inside', async () => {
  const listener = await startListener(async () => ({ status: 200, headers: [], body: pieces('a', 'b') }))
  const leave = new AbortController()
  const { watch } = startWatching()
  const exchange = await startClient(listener.url).exchange(request(), {
    signal: leave.signal,
    watch: { ...watch, head: () => leave.abort() },
  })
  expect(exchange.end).toBe('timeout')
})
