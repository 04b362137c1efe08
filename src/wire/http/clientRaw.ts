import { setTimeout as pause } from 'node:timers/promises'
import { parseBaseUrl } from './baseUrl.js'
import type { ExchangeOptions } from './client.js'
import { startDeadline } from './deadline.js'
import type { HttpExchange, HttpRequest } from './message.js'
import { Observation } from './observation.js'
import { openSocket } from './openSocket.js'
import { plainBytes } from './plainBytes.js'
import { receiveResponse } from './receiveResponse.js'

/** An exchange whose request was written byte by byte. */
export interface RawExchange extends HttpExchange {
  /** Everything that came back until the exchange ended, HTTP or not. */
  readonly received: Uint8Array
}

export interface RawOptions extends ExchangeOptions {
  readonly caPem?: string
  /** Time between two pieces, in milliseconds. Default 0: each leaves in a write of its own, one after the other. */
  readonly gapMs?: number
  /** After the last piece, tell the server that nothing more will come, while still listening. Default false. */
  readonly halfClose?: boolean
}

/**
 * Send these bytes over a fresh connection, whatever they are, and see what comes: up to the end of one HTTP/1.1
 * response, the end of the connection, or the end of the time. `request` in the result is the bytes as far as they
 * can be read as a request. Throws a TypeError for a bad base URL.
 */
export async function exchangeRaw(
  baseUrl: string,
  pieces: readonly Uint8Array[],
  options: RawOptions = {},
): Promise<RawExchange> {
  const { signal: caller, timeoutMs = 30_000, caPem, gapMs = 0, halfClose = false } = options
  const base = parseBaseUrl(baseUrl)
  const request = readRequest(Buffer.concat(pieces))
  const deadline = startDeadline(timeoutMs, caller)
  try {
    const socket = await openSocket(base, { alpn: 'http/1.1', caPem, signal: deadline.signal })
    const seen = new Observation(request, '1.1')
    if ('fault' in socket) return { ...seen.end(socket.end, socket.fault), received: new Uint8Array(0) }
    const arrived: Buffer[] = []
    socket.on('data', (bytes: Buffer) => arrived.push(bytes))
    const answer = receiveResponse(socket, request.method, seen, deadline.signal)
    const send = async () => {
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) await pause(gapMs, undefined, { signal: deadline.signal })
        if (!socket.writable) return
        await new Promise<void>((resolve) => {
          socket.write(piece, () => {
            resolve()
          })
        })
      }
      if (halfClose) socket.end()
    }
    send().catch(() => {})
    const { end, fault } = await answer
    socket.destroy()
    return { ...seen.end(end, fault), received: plainBytes(Buffer.concat(arrived)) }
  } finally {
    deadline.clear()
  }
}

/** As much of a request as the bytes give; what is no request is all body. */
function readRequest(bytes: Buffer): HttpRequest {
  const [head = ''] = /^[^]*?(?:\r?\n\r?\n|$)/.exec(bytes.toString('latin1')) ?? []
  const [first = '', ...lines] = head.trimEnd().split(/\r?\n/)
  const [, method, target] = /^(\S+) (\S+) HTTP\/\d/.exec(first) ?? []
  if (method === undefined || target === undefined) {
    return { method: '', target: '', headers: [], body: plainBytes(bytes) }
  }
  const headers = lines.map((line): [string, string] => {
    const [, name = line, value = ''] = /^([^:]*):\s*(.*?)\s*$/.exec(line) ?? []
    return [name, value]
  })
  return { method, target, headers, body: plainBytes(bytes.subarray(head.length)) }
}
