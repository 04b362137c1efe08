import { once } from 'node:events'
import { connect as connectHttp2, type IncomingHttpHeaders } from 'node:http2'
import { connect as connectSocket, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { connect } from '../client.js'
import { exchangeRaw } from '../clientRaw.js'
import type { Listener, ListenOptions } from '../listen.js'
import type { HttpHandler, HttpReply, HttpVersion } from '../message.js'
import { bytes, request, startListener } from './start.js'

export const ok: HttpReply = { status: 200, headers: [], body: bytes('fine') }
export const versions = ['1.1', '2'] as const

/** A listener that answers `/alive` itself and leaves the rest to the test's own handler. */
export const startHostile = (handler: HttpHandler, options?: ListenOptions): Promise<Listener> =>
  startListener(async (given, signal) => (given.target === '/alive' ? ok : handler(given, signal)), options)

/** Whatever was done to a listener, it goes on answering in both versions. */
export async function stillAnswers(listener: Listener): Promise<boolean> {
  const statuses = await Promise.all(
    versions.map(async (version) => {
      const client = connect(listener.url, { version })
      const { status } = await client.exchange(request('/alive'), { timeoutMs: 5_000 })
      await client.close()
      return status
    }),
  )
  return statuses.every((status) => status === 200)
}

export function openSocket(listener: Listener): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket(listener.port, '127.0.0.1', () => {
      resolve(socket)
    })
    socket.on('error', reject)
    onTestFinished(() => {
      socket.destroy()
    })
  })
}

export const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.resume().once('close', () => {
      resolve()
    })
  })

/** Begin a request whose body never ends, and say how the server took it. */
export async function uploadForever(
  listener: Listener,
  version: HttpVersion,
): Promise<'answered' | 'broken off'> {
  if (version === '1.1') {
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab'
    const { status } = await exchangeRaw(listener.url, [bytes(head)])
    return status === undefined ? 'broken off' : 'answered'
  }
  const session = connectHttp2(listener.url).on('error', () => {})
  onTestFinished(() => {
    session.destroy()
  })
  const stream = session.request({ ':method': 'POST', ':path': '/' }).on('error', () => {})
  stream.write('ab')
  await new Promise((resolve) => stream.once('close', resolve))
  return stream.rstCode === 0 ? 'answered' : 'broken off'
}

/** Send a request and never read what comes. */
export async function askAndNeverRead(listener: Listener, version: HttpVersion): Promise<void> {
  if (version === '1.1') {
    const socket = await openSocket(listener)
    socket.pause().write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    return
  }
  const session = connectHttp2(listener.url).on('error', () => {})
  onTestFinished(() => {
    session.destroy()
  })
  session.request({ ':path': '/' }).on('error', () => {})
}

/** Send a whole body without a look at what comes back, then tell the status that came. */
export async function uploadBlindly(
  listener: Listener,
  version: HttpVersion,
  size: number,
): Promise<number | undefined> {
  const body = Buffer.alloc(size)
  if (version === '1.1') {
    const socket = await openSocket(listener)
    socket.pause().write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\n\r\n`)
    await new Promise<void>((resolve, reject) => {
      socket.write(body, (error) => {
        if (error) reject(error)
        else resolve()
      })
    })
    const [answer] = (await once(socket.resume(), 'data')) as [Buffer]
    return Number(answer.toString('latin1').split(' ')[1])
  }
  const session = connectHttp2(listener.url)
  onTestFinished(() => {
    session.destroy()
  })
  const stream = session.request({ ':method': 'POST', ':path': '/', 'content-length': size }).end(body)
  const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders]
  return Number(headers[':status'])
}
