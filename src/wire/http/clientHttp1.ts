import type { Socket } from 'node:net'
import type { BaseUrl } from './baseUrl.js'
import type { HttpExchange, HttpRequest, Watch } from './message.js'
import { Observation } from './observation.js'
import { openSocket } from './openSocket.js'
import { receiveResponse, type Received } from './receiveResponse.js'
import { sendRequest } from './sendRequest.js'
import { SocketPool } from './socketPool.js'
import type { Transport } from './client.js'

/** HTTP/1.1 over sockets of its own: every byte of a request is the caller's, every byte of a response is seen. */
export function http1Transport(base: BaseUrl, caPem: string | undefined): Transport {
  const pool = new SocketPool()
  return {
    async exchange(request, signal, watch) {
      const kept = pool.take()
      if (kept) {
        const { exchange, received } = await converse(kept, pool, request, signal, watch)
        // A server may close a connection just when it is used again: only then, and once, it is asked afresh.
        if (received.end !== 'reset' || received.touched) return exchange
      }
      const opened = await openSocket(base, { alpn: 'http/1.1', caPem, signal })
      if ('fault' in opened) return new Observation(request, '1.1').end(opened.end, opened.fault)
      return (await converse(opened, pool, request, signal, watch)).exchange
    },
    async close() {
      pool.close()
    },
  }
}

/** One request and its response on a connection, which is kept when both sides can use it again. */
async function converse(
  socket: Socket,
  pool: SocketPool,
  request: HttpRequest,
  signal: AbortSignal,
  watch: Watch | undefined,
): Promise<{ exchange: HttpExchange; received: Received }> {
  const seen = new Observation(request, '1.1', watch)
  const upload = sendRequest(socket, request)
  const received = await receiveResponse(
    socket,
    request.method,
    {
      informational(status) {
        if (status === 100) upload.goOn()
      },
      eager: watch !== undefined,
      head: (status, headers, reason) => seen.head(status, headers, reason),
      chunk: (bytes) => seen.chunk(bytes),
      trailers: (headers) => seen.trailers(headers),
    },
    signal,
  )
  const { reusable, surplus } = received
  upload.stop()
  const closing = request.headers.some(
    ([name, value]) => /^connection$/i.test(name) && /\bclose\b/i.test(value),
  )
  if (reusable && upload.complete && surplus === 0 && !closing) pool.keep(socket)
  else socket.destroy()
  if (received.end === 'complete' && surplus > 0) {
    return { exchange: seen.end('malformed', `${surplus} bytes follow the end of the response`), received }
  }
  return { exchange: seen.end(received.end, received.fault), received }
}
