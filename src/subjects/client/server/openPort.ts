import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import type { Connection, Speak } from '../../../wire/http/connections.js'
import { openPort as open, type Listener, type Speakers } from '../../../wire/http/openPort.js'
import { peekProtocol } from '../../../wire/http/peekProtocol.js'
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

/** Listen on a free port of the loopback interface for HTTP/1.1 and HTTP/2, each in the clear or with TLS. */
export function openPort(options: PortOptions): Promise<Listener> {
  const { answer, complain, maxBodyBytes, identity, idleMs, count } = options
  const converse = {
    '1.1': (link: Link) => void converseHttp1(link, answer, complain, maxBodyBytes),
    '2': (link: Link) => converseHttp2(link, answer, maxBodyBytes),
  }
  const inTheClear =
    (version: '1.1' | '2'): Speak =>
    (tcp, use) =>
      converse[version]({ stream: tcp, tcp, tls: false, number: count(), use })
  const speakers: Speakers = {
    '1.1': inTheClear('1.1'),
    '2': inTheClear('2'),
    tls: speakTls(identity, complain, (stream, tcp, use, version) => {
      converse[version]({ stream, tcp, tls: true, number: count(), use })
    }),
  }
  return open(speakers, { idleTimeoutMs: idleMs, closeGraceMs: 0 })
}

/**
 * Put TLS on top of sockets. Node's server listens nowhere: it is handed its sockets, and what it makes of them is known
 * by the port that the client has.
 */
function speakTls(
  { key, cert }: ServerIdentity,
  complain: Complaint,
  speak: (stream: TLSSocket, tcp: Parameters<Speak>[0], use: Connection, version: '1.1' | '2') => void,
): Speak {
  const waiting = new Map<number | undefined, (stream: TLSSocket) => Promise<void>>()
  const server = createTlsServer({ key, cert, ALPNProtocols: ['h2', 'http/1.1'] }, (stream) => {
    stream.on('error', () => {})
    void waiting.get(stream.remotePort)?.(stream)
  })
  server.on('tlsClientError', (error: NodeJS.ErrnoException) => {
    complain(`the TLS handshake failed: ${error.code ?? error.message}`, { tls: true })
  })
  return (tcp, use) => {
    const { remotePort } = tcp
    waiting.set(remotePort, async (stream) => {
      waiting.delete(remotePort)
      const version = await peekProtocol(stream)
      if (version === '1.1' || version === '2') speak(stream, tcp, use, version)
      else stream.destroy()
    })
    tcp.once('close', () => waiting.delete(remotePort))
    server.emit('connection', tcp)
  }
}
