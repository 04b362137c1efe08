import type { Socket } from 'node:net'

/** Connections that wait for their next request. None keeps the process alive; one that stirs is thrown away. */
export class SocketPool {
  readonly #idle = new Map<Socket, () => void>()

  keep(socket: Socket): void {
    if (socket.destroyed || !socket.readable || !socket.writable) {
      socket.destroy()
      return
    }
    const drop = () => {
      this.#idle.delete(socket)
      socket.destroy()
    }
    // Nobody asked, so bytes can only be a late complaint; and a socket that is not read would not tell its end.
    socket.on('data', drop).once('end', drop).once('close', drop)
    socket.unref()
    this.#idle.set(socket, drop)
  }

  /** The connection used last, which the server is least likely to be closing. */
  take(): Socket | undefined {
    const last = [...this.#idle].at(-1)
    if (!last) return undefined
    const [socket, drop] = last
    this.#idle.delete(socket)
    socket.off('data', drop).off('end', drop).off('close', drop)
    socket.ref()
    return socket
  }

  close(): void {
    for (const drop of this.#idle.values()) drop()
  }
}
