import type { Socket } from 'node:net'

/** One accepted socket: how many exchanges are open on it, and how it is ended politely. */
export interface Connection {
  /** An exchange begins: the connection is not idle any more. */
  enter(): void
  leave(): void
  /** What ends the connection once nothing is open on it; a protocol may replace it by its own farewell. */
  farewell: () => void
}

/** Speak a protocol on a socket that belongs to a connection. */
export type Speak = (socket: Socket, connection: Connection) => void

/**
 * The open sockets of a listener. A socket without an open exchange for `idleMs` is destroyed, whatever it is busy
 * with: not speaking at all, sending a request head byte by byte, or keeping alive.
 */
export class Connections {
  readonly #open = new Map<Socket, Connection & { readonly exchanges: number }>()
  #closing = false

  constructor(private readonly idleMs: number) {}

  add(socket: Socket): Connection {
    let exchanges = 0
    const rest = () =>
      setTimeout(() => {
        socket.destroy()
      }, this.idleMs).unref()
    let idle = rest()
    const connection = {
      get exchanges() {
        return exchanges
      },
      enter: () => {
        exchanges += 1
        clearTimeout(idle)
      },
      leave: () => {
        exchanges -= 1
        if (exchanges > 0 || socket.destroyed) return
        if (this.#closing) connection.farewell()
        else idle = rest()
      },
      farewell: () => {
        socket.destroySoon()
      },
    }
    this.#open.set(socket, connection)
    if (this.#closing) socket.destroy()
    socket.once('close', () => {
      clearTimeout(idle)
      this.#open.delete(socket)
    })
    return connection
  }

  /** Idle connections end now, busy ones after their exchanges, and whatever is left after `graceMs`. */
  async close(graceMs: number): Promise<void> {
    this.#closing = true
    const closed = [...this.#open.keys()].map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.once('close', resolve)
        }),
    )
    for (const [socket, connection] of this.#open) {
      if (connection.exchanges === 0) socket.destroy()
    }
    const grace = setTimeout(() => {
      for (const socket of this.#open.keys()) socket.destroy()
    }, graceMs)
    await Promise.all(closed)
    clearTimeout(grace)
  }
}
