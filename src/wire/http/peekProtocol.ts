import type { Socket } from 'node:net'
import type { HttpVersion } from './message.js'

/** How the HTTP/2 connection preface begins (RFC 9113, section 3.4); no HTTP/1.1 method is called so. */
const preface = Buffer.from('PRI ', 'latin1')

/** The content type of a TLS record that begins a handshake (RFC 8446, section 5.1). */
const handshake = 0x16

/**
 * What the client speaks, told by its first bytes, which stay in the socket for whoever reads next. Resolves to
 * undefined when the client leaves before it can be told; how long to wait for it is up to the caller.
 */
export function peekProtocol(socket: Socket): Promise<HttpVersion | 'tls' | undefined> {
  return new Promise((resolve) => {
    let seen = Buffer.alloc(0)
    const decide = (protocol?: HttpVersion | 'tls') => {
      socket.off('data', look)
      socket.off('close', leave)
      socket.pause()
      if (protocol !== undefined) socket.unshift(seen)
      resolve(protocol)
    }
    const look = (bytes: Buffer) => {
      seen = Buffer.concat([seen, bytes])
      const common = Math.min(seen.length, preface.length)
      if (seen[0] === handshake) decide('tls')
      else if (!seen.subarray(0, common).equals(preface.subarray(0, common))) decide('1.1')
      else if (common === preface.length) decide('2')
    }
    const leave = () => {
      decide()
    }
    socket.on('data', look)
    socket.once('close', leave)
  })
}
