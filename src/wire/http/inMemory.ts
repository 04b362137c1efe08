import { answer, plainFailure, type FailedReply } from './answer.js'
import type { Authorize, HttpClient } from './client.js'
import { startDeadline } from './deadline.js'
import type { HttpHandler, HttpVersion } from './message.js'
import { abortable } from './abortable.js'
import { Observation } from './observation.js'
import { sendPieces } from './sendPieces.js'

export interface InMemoryOptions {
  /** The version the handler's replies are framed for. Default 1.1. */
  readonly version?: HttpVersion
  /** As for `listen`. */
  readonly failed?: FailedReply
  readonly authorize?: Authorize
}

/**
 * A client that calls the handler itself: the same replies and the same observations as over a socket, thousands a
 * second. Requests reach the handler as they are: no Host, no Content-Length is added.
 */
export function inMemory(handler: HttpHandler, options: InMemoryOptions = {}): HttpClient {
  const { version = '1.1', failed = plainFailure, authorize = (request) => request } = options
  return {
    httpVersion: version,
    async exchange(given, { signal, timeoutMs = 30_000 } = {}) {
      const request = await authorize(given)
      const deadline = startDeadline(timeoutMs, signal)
      const seen = new Observation(request, version)
      try {
        const reply = await abortable(
          answer(handler, failed, request, version, deadline.signal),
          deadline.signal,
        )
        seen.head(reply.status, reply.headers)
        const { body } = reply
        if (!(body instanceof Uint8Array))
          await sendPieces(body, async (piece) => seen.chunk(piece), deadline.signal)
        else if (body.byteLength > 0) seen.chunk(body)
        return seen.end('complete')
      } catch (error) {
        if (error === deadline.signal.reason) return seen.end('timeout', String(error))
        return seen.end(
          'reset',
          `the reply broke off: ${error instanceof Error ? error.message : String(error)}`,
        )
      } finally {
        deadline.clear()
      }
    },
    async close() {},
  }
}
