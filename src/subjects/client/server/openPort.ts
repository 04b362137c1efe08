import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { Connections } from '../../../wire/http/connections.js'
import { peekProtocol } from '../../../wire/http/peekVersion.js'
import type { ServerIdentity } from './certificate.js'
import { converseHttp1 } from './converseHttp1.js'
import { converseHttp2 } from './converseHttp2.js'
import type { Answerer, Complaint, Link } from './exchange.js'

export interface PortOptions {
  readonly identity: ServerIdentity
  readonly answer: Answerer
  readonly complain: Complaint
  /** Numbers the connections. */
  readonly count: () => number
  readonly idleMs: number
  readonly maxBodyBytes: number
}

export interface Port {
  readonly number: number
  /** Stop listening, and end every connection at once. */
  close(): Promise<void>
}

/** Listen on a free port of the loopback interface for HTTP/1.1 and HTTP/2, each in the clear or with TLS. */
export async function openPort(options: PortOptions): Promise<Port> {
  const { answer, complain, maxBodyBytes, identity } = options
  const connections = new Connections(options.idleMs)
  const secure = createTls(identity, complain)

  const accept = async (tcp: Socket) => {
    // A client that goes away shows elsewhere; without a listener it would end the process.
    tcp.on('error', () => {})
    const link = { stream: tcp, tcp, tls: false, number: options.count(), use: connections.add(tcp) }
    const protocol = await peekProtocol(tcp)
    if (protocol === undefined) return
    if (protocol !== 'tls') return converse(link, protocol)
    const stream = await secure(tcp)
    const inner = stream && (await peekProtocol(stream))
    if (stream && (inner === '1.1' || inner === '2')) await converse({ ...link, stream, tls: true }, inner)
    else stream?.destroy()
  }
  const converse = (link: Link, version: '1.1' | '2') =>
    version === '2'
      ? converseHttp2(link, answer, maxBodyBytes)
      : converseHttp1(link, answer, complain, maxBodyBytes)

  const server = createServer({ noDelay: true }, (socket) => void accept(socket))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    number: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      await connections.close(0)
      await closed
    },
  }
}

/**
 * Puts TLS on top of sockets; undefined when the handshake does not come to an end. Node's server listens nowhere: it is
 * handed its sockets, and known by the port that the client has.
 */
function createTls({ key, cert }: ServerIdentity, complain: Complaint) {
  const waiting = new Map<number | undefined, (stream?: TLSSocket) => void>()
  const server = createTlsServer({ key, cert, ALPNProtocols: ['h2', 'http/1.1'] }, (stream) => {
    waiting.get(stream.remotePort)?.(stream)
  })
  server.on('tlsClientError', (error: NodeJS.ErrnoException) => {
    complain(`the TLS handshake failed: ${error.code ?? error.message}`, { tls: true })
  })
  return async (tcp: Socket): Promise<TLSSocket | undefined> => {
    const { remotePort } = tcp
    const stream = await new Promise<TLSSocket | undefined>((resolve) => {
      waiting.set(remotePort, resolve)
      tcp.once('close', () => resolve(undefined))
      server.emit('connection', tcp)
    })
    waiting.delete(remotePort)
    stream?.on('error', () => {})
    return stream
  }
}
