import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { plainFailure, type FailedReply } from './answer.js'
import { Connections, type Speak } from './connections.js'
import type { HttpHandler, HttpReply, HttpRequest, HttpVersion } from './message.js'
import { peekVersion } from './peekVersion.js'
import { speakHttp1 } from './serveHttp1.js'
import { speakHttp2 } from './serveHttp2.js'
import type { Service } from './serve.js'

export interface ListenOptions {
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 0: any free one. */
  readonly port?: number
  /** Default 32 MiB. */
  readonly maxBodyBytes?: number
  /** What to answer to a body over the limit; the request comes without its body. Default: an empty 413. */
  readonly tooLarge?: (request: HttpRequest) => HttpReply
  /** What to answer when the handler throws or its reply cannot be sent. Default: an empty 500. */
  readonly failed?: FailedReply
  /** How long the body of a request may take to arrive, in milliseconds. Default 30,000. */
  readonly requestTimeoutMs?: number
  /** How long a connection may be without an open exchange, and a reply without being read. Default 60,000. */
  readonly idleTimeoutMs?: number
  /** How long `close` lets open exchanges finish. Default 1,000. */
  readonly closeGraceMs?: number
  /** Called with each complete request before the handler is. */
  readonly onRequest?: (request: HttpRequest, version: HttpVersion) => void
}

export interface Listener {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Stop listening, end every connection, and resolve when all are closed. */
  close(): Promise<void>
}

/**
 * Serve HTTP/1.1 and HTTP/2 with prior knowledge on one port: the first bytes of a connection tell which.
 *
 * Rejects with the system's error when the address cannot be bound.
 */
export async function listen(handler: HttpHandler, options: ListenOptions = {}): Promise<Listener> {
  const { host = '127.0.0.1', port = 0, idleTimeoutMs = 60_000, closeGraceMs = 1_000 } = options
  const service: Service = {
    handler,
    failed: options.failed ?? plainFailure,
    tooLarge: options.tooLarge ?? (() => ({ status: 413, headers: [], body: new Uint8Array(0) })),
    onRequest: options.onRequest,
    maxBodyBytes: options.maxBodyBytes ?? 32 * 1024 * 1024,
    requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
    stallTimeoutMs: idleTimeoutMs,
  }
  const connections = new Connections(idleTimeoutMs)
  const speak: Record<HttpVersion, Speak> = {
    '1.1': speakHttp1(service, idleTimeoutMs),
    '2': speakHttp2(service),
  }
  const accept = async (socket: Socket) => {
    // A connection that is reset is not the server's concern; without a listener it would end the process.
    socket.on('error', () => {})
    const connection = connections.add(socket)
    const version = await peekVersion(socket)
    if (version !== undefined) speak[version](socket, connection)
  }
  const server = createServer({ noDelay: true }, (socket) => void accept(socket))
  const bound = await bind(server, host, port)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
      })
      await connections.close(closeGraceMs)
      await closed
    },
  }
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      // From here on an error concerns one connection that could not be accepted.
      server.off('error', reject).on('error', () => {})
      resolve((server.address() as AddressInfo).port)
    })
  })
}
