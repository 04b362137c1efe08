import { Duplex } from 'node:stream'
import type { Socket } from 'node:net'

/**
 * A stream over a socket that somebody else may write to between two of its writes. A session of HTTP/2 writes to the
 * TLS of Node below its streams, which then takes no other write: here it has to queue with the others.
 */
export function relay(socket: Socket): Duplex {
  const stream = new Duplex({
    read: () => void socket.resume(),
    write: (bytes, _encoding, done) => void socket.write(bytes, done),
    final: (done) => void socket.end(done),
    destroy(error, done) {
      socket.destroy()
      done(error)
    },
  })
  socket.on('data', (bytes) => {
    if (!stream.push(bytes)) socket.pause()
  })
  socket.once('end', () => stream.push(null))
  socket.once('close', () => stream.destroy())
  return stream
}
