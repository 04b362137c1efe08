import { createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { connect, type ConnectOptions, type HttpClient } from '../client.js'
import { listen, type Listener, type ListenOptions } from '../listen.js'
import type { HttpExchange, HttpHandler, HttpRequest } from '../message.js'

/** A listener that is closed when the test is over. */
export async function startListener(handler: HttpHandler, options?: ListenOptions): Promise<Listener> {
  const listener = await listen(handler, options)
  onTestFinished(() => listener.close())
  return listener
}

/** A client that is closed when the test is over. */
export function startClient(url: string, options?: ConnectOptions): HttpClient {
  const client = connect(url, options)
  onTestFinished(() => client.close())
  return client
}

/** A server that does with its sockets whatever the test says; `script` gets the number of the connection too. */
export async function startRawServer(script: (socket: Socket, connection: number) => void): Promise<string> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    connections += 1
    script(socket, connections)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        for (const socket of sockets) socket.destroy()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A server that answers every request head with these pieces, one write after the other, and then does `after`. */
export function startScript(
  pieces: readonly string[],
  after: (socket: Socket) => void = () => {},
): Promise<string> {
  return startRawServer((socket) => {
    let seen = ''
    socket.on('data', async (bytes) => {
      seen += bytes.toString('latin1')
      if (!seen.includes('\r\n\r\n')) return
      seen = ''
      for (const piece of pieces) {
        await new Promise((resolve) => socket.write(piece, 'latin1', () => setImmediate(resolve)))
      }
      after(socket)
    })
  })
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export const request = (target = '/', more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  target,
  headers: [],
  body: new Uint8Array(0),
  ...more,
})

export const textOf = (exchange: HttpExchange): string => chunkTexts(exchange).join('')

export const chunkTexts = (exchange: HttpExchange): string[] =>
  exchange.chunks.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))

/** The pieces, each after a turn of the event loop. */
export async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array, void> {
  for (const text of texts) {
    await new Promise((resolve) => setImmediate(resolve))
    yield bytes(text)
  }
}

/** A promise to be settled from outside. */
export function later<T = void>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
