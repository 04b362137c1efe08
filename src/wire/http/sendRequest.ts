import type { Socket } from 'node:net'
import { header, type HttpRequest } from './message.js'
import { slices } from './slices.js'

/** A request on its way out. */
export interface Upload {
  /** The server asks for the body. */
  goOn(): void
  /** The answer makes the rest of the body pointless. */
  stop(): void
  readonly complete: boolean
}

/**
 * Write a request as it stands. The body follows in slices that leave time to read, so that an early answer is seen
 * before a server that stopped reading resets the connection (RFC 9112, section 9.3).
 *
 * A request that asks for `100 Continue` is held for `continueMs` at most: "a client SHOULD NOT wait for an indefinite
 * period before sending the content" (RFC 9110, section 10.1.1).
 */
export function sendRequest(socket: Socket, request: HttpRequest, continueMs = 1_000): Upload {
  let stopped = false
  let complete = false
  let goOn = () => {}
  const asked = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const upload = async () => {
    const { body } = request
    const chunked = header(request.headers, 'transfer-encoding')?.toLowerCase() === 'chunked'
    const head = requestHead(request)
    const portions = slices(body)
    // The first goes in one write with what is before it: most requests are small, and one segment is sooner there.
    const first = portions.next().value ?? none
    const frame = chunked ? chunkAround(body.byteLength) : { before: '', after: '' }
    if (/^100-continue$/i.test(header(request.headers, 'expect') ?? '')) {
      await write(socket, head)
      const impatient = setTimeout(goOn, continueMs)
      await asked
      clearTimeout(impatient)
      if (stopped) return
      await write(socket, frame.before, first)
    } else await write(socket, head + frame.before, first)
    for (const slice of portions) {
      if (stopped || !socket.writable) return
      await write(socket, slice)
    }
    await write(socket, frame.after)
    complete = true
  }
  void upload()
  return {
    goOn,
    stop() {
      stopped = true
      goOn()
    },
    get complete() {
      return complete
    },
  }
}

const requestHead = ({ method, target, headers }: HttpRequest): string =>
  [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  )

/** A body that is sent with `Transfer-Encoding: chunked` goes as one chunk. */
const chunkAround = (length: number) =>
  length > 0
    ? { before: `${length.toString(16)}\r\n`, after: '\r\n0\r\n\r\n' }
    : { before: '', after: '0\r\n\r\n' }

const none = new Uint8Array(0)

/** Resolves on the next turn of the event loop after the bytes were taken; an error is the reader's to report. */
function write(socket: Socket, ...parts: readonly (string | Uint8Array)[]): Promise<void> {
  return new Promise((resolve) => {
    const data = Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
    )
    if (data.length === 0 || !socket.writable) resolve()
    else {
      socket.write(data, () => {
        setImmediate(resolve)
      })
    }
  })
}
