import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Connection, Speak } from './connections.js'
import { pairHeaders, withoutHeaders } from './headers.js'
import type { HeaderList } from './message.js'
import { drain, lingerMs } from './receiveBody.js'
import { serve, type ServerExchange, type Service } from './serve.js'

/** How long an answer that is broken off may take to leave what was already written. */
const farewellMs = 1_000

/**
 * Speak HTTP/1.1 on sockets that are handed over with their first bytes unread.
 *
 * Node's server listens nowhere, so its limits on time do not work: they are off, and `Connections` and `serve` bound
 * every wait instead.
 */
export function speakHttp1(service: Service, keepAliveMs: number): Speak {
  const connections = new WeakMap<Socket, Connection>()
  const server = createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: 0, headersTimeout: 0 })
  const take = (request: IncomingMessage, response: ServerResponse, proceed: () => void) => {
    const connection = connections.get(request.socket)
    if (connection) void serve(http1Exchange(request, response, proceed), service, connection)
  }
  server.on('request', (request, response) => {
    take(request, response, () => {})
  })
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    take(request, response, () => {
      response.writeContinue()
    })
  })
  return (socket, connection) => {
    connections.set(socket, connection)
    server.emit('connection', socket)
    socket.resume()
  }
}

function http1Exchange(
  request: IncomingMessage,
  response: ServerResponse,
  proceed: () => void,
): ServerExchange {
  const { socket } = request
  const gone = new AbortController()
  const leave = () => {
    gone.abort(new Error('the client closed the connection'))
  }
  socket.once('close', leave)
  response.once('close', () => {
    socket.off('close', leave)
  })
  response.on('error', () => {})
  response.sendDate = false
  let closing = false
  return {
    version: '1.1',
    method: request.method ?? '',
    target: request.url ?? '',
    headers: pairHeaders(request.rawHeaders),
    source: request,
    gone: gone.signal,
    proceed,
    head(reply, { flush, last }) {
      closing = last || !reply.reusable
      const known =
        request.httpVersion === '1.0' ? withoutHeaders(reply.headers, chunkedCoding) : reply.headers
      const headers = closing || !response.shouldKeepAlive ? sayClose(known) : known
      if (reply.reason === undefined) response.writeHead(reply.status, headers.flat())
      else response.writeHead(reply.status, reply.reason, headers.flat())
      if (flush) response.flushHeaders()
    },
    write: (piece) =>
      new Promise((resolve, reject) => {
        response.write(piece, (error) => {
          if (error) reject(error)
          else resolve()
        })
      }),
    async end(trailers) {
      if (trailers.length > 0)
        response.addTrailers(trailers.map(([name, value]): [string, string] => [name, value]))
      if (closing) await drain(request, lingerMs)
      await new Promise<void>((resolve) => {
        if (response.destroyed) resolve()
        else response.once('close', resolve).end()
      })
    },
    abort() {
      // A client of HTTP/1.0 cannot tell; Node has no way to reset a connection without ending it first.
      socket.destroySoon()
      setTimeout(() => {
        socket.destroy()
      }, farewellMs).unref()
    },
  }
}

/** HTTP/1.0 knows no transfer codings (RFC 9112, section 6.1). */
const chunkedCoding: ReadonlySet<string> = new Set(['transfer-encoding'])
const connection: ReadonlySet<string> = new Set(['connection', 'keep-alive'])

const sayClose = (headers: HeaderList): HeaderList => [
  ...withoutHeaders(headers, connection),
  ['Connection', 'close'],
]
