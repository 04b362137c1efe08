import type { Socket } from 'node:net'
import { ByteQueue } from './byteQueue.js'
import { describeSocketError } from './socketError.js'
import type { HttpExchange } from './message.js'
import { ResponseFault } from './readFields.js'
import { readResponse, type ReadResponse, type ResponseEvents } from './readResponse.js'

/** How the reading of one response ended. */
export interface Received {
  readonly end: HttpExchange['end']
  readonly fault?: string
  readonly reusable: boolean
  /** Whether the server sent anything at all. */
  readonly touched: boolean
  /** Bytes that had arrived behind the end of the response. */
  readonly surplus: number
}

/**
 * Read one response from a socket. Never rejects. When it resolves the socket is released, neither read nor ended:
 * whether it is kept or destroyed is up to the caller. The signal's reason says why the exchange was ended.
 */
export function receiveResponse(
  socket: Socket,
  method: string,
  events: ResponseEvents,
  signal: AbortSignal,
): Promise<Received> {
  return new Promise((resolve) => {
    const input = new ByteQueue()
    const reading = readResponse(input, method, events)
    let touched = false
    const finish = (end: HttpExchange['end'], fault?: string, reusable = false) => {
      socket.off('data', take).off('end', close).off('close', close).off('error', fail)
      signal.removeEventListener('abort', stop)
      // An unfinished chunk is an observation too.
      reading.return({ reusable })
      resolve({ end, reusable, touched, surplus: input.length, ...(fault !== undefined && { fault }) })
    }
    const advance = () => {
      try {
        const step: IteratorResult<undefined, ReadResponse> = reading.next()
        if (!step.done) return
        const { fault, reusable } = step.value
        finish(fault === undefined ? 'complete' : 'malformed', fault, reusable)
      } catch (error) {
        if (!(error instanceof ResponseFault)) throw error
        finish(error.end, error.message)
      }
    }
    const take = (bytes: Buffer) => {
      touched = true
      input.push(bytes)
      advance()
    }
    const close = () => {
      input.ended = true
      advance()
    }
    const fail = (error: Error) => {
      finish('reset', describeSocketError(error))
    }
    // Not at once: it may be a piece being told that made somebody end the exchange.
    const stop = () => {
      queueMicrotask(() => {
        finish('timeout', String(signal.reason))
      })
    }
    socket.on('data', take).once('end', close).once('close', close).once('error', fail)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    advance()
  })
}
