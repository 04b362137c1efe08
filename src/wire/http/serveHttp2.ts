import { constants, performServerHandshake, type ServerHttp2Stream } from 'node:http2'
import type { Speak } from './connections.js'
import { pairHeaders, plainHeaders, pseudoHeader, toHttp2Headers } from './headers.js'
import type { HeaderList } from './message.js'
import { drain, lingerMs } from './receiveBody.js'
import { serve, type ServerExchange, type Service } from './serve.js'

/** Room for a large request body without waiting for a window update every 64 KiB. */
const windowBytes = 1 << 20

/** Speak HTTP/2 with prior knowledge (RFC 9113, section 3.3) on sockets handed over with their first bytes unread. */
export function speakHttp2(service: Service): Speak {
  return (socket, connection) => {
    const session = performServerHandshake(socket, { settings: { initialWindowSize: windowBytes } })
    connection.farewell = () => {
      session.close()
    }
    // A client that breaks the protocol is cut off by the session; there is nothing to add.
    session.on('error', () => {})
    session.setLocalWindowSize(windowBytes)
    session.on('stream', (stream, _headers, _flags, rawHeaders?: string[]) => {
      void serve(http2Exchange(stream, pairHeaders(rawHeaders ?? [])), service, connection)
    })
  }
}

function http2Exchange(stream: ServerHttp2Stream, fields: HeaderList): ServerExchange {
  const gone = new AbortController()
  let ended = false
  let last = false
  stream.on('error', () => {})
  stream.once('close', () => {
    if (!ended) gone.abort(new Error('the client gave the stream up'))
  })
  return {
    version: '2',
    method: pseudoHeader(fields, ':method') ?? '',
    target: pseudoHeader(fields, ':path') ?? '',
    headers: plainHeaders(fields),
    source: stream,
    gone: gone.signal,
    proceed() {
      if (fields.some(([name, value]) => name === 'expect' && value.toLowerCase() === '100-continue')) {
        stream.additionalHeaders({ ':status': 100 })
      }
    },
    head(reply, options) {
      last = options.last
      // A handler that wants a date gives one; `sendDate` is missing from the type, not from Node.
      const respond = { sendDate: false, endStream: false, waitForTrailers: reply.trailers !== undefined }
      stream.respond({ ':status': reply.status, ...toHttp2Headers(reply.headers) }, respond)
    },
    write: (piece) =>
      new Promise((resolve, reject) => {
        stream.write(piece, (error) => {
          if (error) reject(error)
          else resolve()
        })
      }),
    async end(trailers) {
      stream.once('wantTrailers', () => {
        stream.sendTrailers(toHttp2Headers(trailers))
      })
      await new Promise<void>((resolve) => {
        if (stream.destroyed) resolve()
        else stream.once('close', resolve).end(resolve)
      })
      ended = true
      if (!last) return
      // The rest of the request is not wanted (RFC 9113, section 8.1); sent at once, this might overtake the answer.
      await drain(stream, lingerMs)
      stream.close(constants.NGHTTP2_NO_ERROR)
    },
    abort() {
      // Not `close`, which ends an answer properly before it resets the stream.
      stream.destroy(new Error('the answer was broken off'))
    },
  }
}
