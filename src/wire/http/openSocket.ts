import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { BaseUrl } from './baseUrl.js'
import { describeSocketError } from './socketError.js'

export interface OpenOptions {
  /** The protocol to agree on over TLS (ALPN). */
  readonly alpn: 'http/1.1' | 'h2'
  /** Certificates to trust instead of the usual ones, in PEM. */
  readonly caPem?: string | undefined
  readonly signal: AbortSignal
}

/** Why there is no connection. */
export interface NotOpen {
  readonly end: 'refused' | 'timeout'
  readonly fault: string
}

/** A connected socket, or why there is none. Never rejects. The socket has a listener for errors, so none is thrown. */
export function openSocket(base: BaseUrl, { alpn, caPem, signal }: OpenOptions): Promise<Socket | NotOpen> {
  return new Promise((resolve) => {
    const { host, port, tls } = base
    const socket = tls
      ? connectTls({
          host,
          port,
          ALPNProtocols: [alpn],
          ...(isIP(host) ? {} : { servername: host }),
          ...(caPem !== undefined && { ca: caPem }),
        })
      : connect({ host, port })
    socket.setNoDelay(true)
    socket.on('error', () => {})
    const settle = (outcome: Socket | NotOpen) => {
      signal.removeEventListener('abort', stop)
      socket.off('error', refuse).off('close', refuse)
      if (outcome !== socket) socket.destroy()
      resolve(outcome)
    }
    const refuse = (error: unknown) => {
      settle({
        end: 'refused',
        fault: error instanceof Error ? describeSocketError(error) : 'the connection was closed at once',
      })
    }
    const stop = () => {
      settle({ end: 'timeout', fault: `${String(signal.reason)}: not even a connection` })
    }
    socket.once(tls ? 'secureConnect' : 'connect', () => {
      if (alpn === 'h2' && 'alpnProtocol' in socket && socket.alpnProtocol !== 'h2') {
        settle({ end: 'refused', fault: 'the server does not agree to HTTP/2 (ALPN)' })
      } else settle(socket)
    })
    socket.once('error', refuse).once('close', refuse)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
