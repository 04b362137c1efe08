import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { Connections, type Speak } from './connections.js'
import type { HttpVersion } from './message.js'
import { peekProtocol } from './peekProtocol.js'

export interface PortOptions {
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 0: any free one. */
  readonly port?: number
  /** How long a connection may be without an open exchange, and a reply without being read. Default 60,000. */
  readonly idleTimeoutMs?: number
  /** How long `close` lets open exchanges finish. Default 1,000. */
  readonly closeGraceMs?: number
}

export interface Listener {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Stop listening, end every connection, and resolve when all are closed. */
  close(): Promise<void>
}

/** What is spoken on a port; without `tls`, the handshake of TLS is taken for a bad request. */
export type Speakers = Readonly<Record<HttpVersion, Speak> & { tls?: Speak }>

/**
 * Listen on a port and speak on each connection the version of HTTP that its first bytes tell.
 *
 * Rejects with the system's error when the address cannot be bound.
 */
export async function openPort(
  speak: Speakers,
  { host = '127.0.0.1', port = 0, idleTimeoutMs = 60_000, closeGraceMs = 1_000 }: PortOptions,
): Promise<Listener> {
  const connections = new Connections(idleTimeoutMs)
  const accept = async (socket: Socket) => {
    // A connection that is reset is not the server's concern; without a listener it would end the process.
    socket.on('error', () => {})
    const connection = connections.add(socket)
    const protocol = await peekProtocol(socket)
    if (protocol === undefined) return
    const speakIt = speak[protocol] ?? speak['1.1']
    speakIt(socket, connection)
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
