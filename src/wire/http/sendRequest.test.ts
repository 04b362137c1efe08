import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { HttpRequest } from './message.js'
import { sendRequest } from './sendRequest.js'
import { bytes, later, request, startRawServer } from './testing/start.js'

/** Sends over a fresh connection; `arrived` resolves once the server has seen so much. */
async function send(given: Partial<HttpRequest>, continueMs: number) {
  let seen = ''
  let waiting: { text: string; done: () => void } | undefined
  const url = await startRawServer((socket) => {
    socket.on('data', (bytes) => {
      seen += bytes.toString('latin1')
      if (waiting && seen.endsWith(waiting.text)) waiting.done()
    })
  })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
  })
  const upload = sendRequest(socket, request('/', { method: 'POST', ...given }), continueMs)
  const arrived = async (text: string) => {
    const { promise, resolve } = later()
    waiting = { text, done: resolve }
    if (seen.endsWith(text)) resolve()
    await promise
    return seen
  }
  return { upload, arrived }
}

const expecting = { headers: [['Expect', '100-continue']], body: bytes('body') } as const
const endless = 60_000_000

it('writes head and body', async () => {
  const { upload, arrived } = await send({ headers: [['X', 'é']], body: bytes('body') }, endless)
  expect(await arrived('body')).toBe('POST / HTTP/1.1\r\nX: é\r\n\r\nbody')
  await expect.poll(() => upload.complete).toBe(true)
})

describe('with Transfer-Encoding: chunked', () => {
  it.each([
    ['abc', '3\r\nabc\r\n0\r\n\r\n'],
    ['', '0\r\n\r\n'],
  ])('%j goes as one chunk at most', async (body, coded) => {
    const { arrived } = await send(
      { headers: [['Transfer-Encoding', 'chunked']], body: bytes(body) },
      endless,
    )
    expect(await arrived('0\r\n\r\n')).toBe(`POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n${coded}`)
  })
})

describe('a body that waits for 100 Continue', () => {
  it('follows when the server asks for it', async () => {
    const { upload, arrived } = await send(expecting, endless)
    expect(await arrived('\r\n\r\n')).not.toContain('body')
    upload.goOn()
    expect(await arrived('body')).toMatch(/\r\n\r\nbody$/)
  })

  it('follows when the server does not ask in time', async () => {
    const { arrived } = await send(expecting, 1)
    expect(await arrived('body')).toMatch(/\r\n\r\nbody$/)
  })

  it('never follows once the exchange is over', async () => {
    const { upload, arrived } = await send(expecting, endless)
    await arrived('\r\n\r\n')
    upload.stop()
    await new Promise((resolve) => setImmediate(resolve))
    expect(upload.complete).toBe(false)
  })
})
