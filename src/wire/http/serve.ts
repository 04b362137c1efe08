import type { Readable } from 'node:stream'
import { abortable } from './abortable.js'
import { answer, type FailedReply } from './answer.js'
import { bounded } from './bounded.js'
import type { Connection } from './connections.js'
import { frameReply, type FramedReply } from './frameReply.js'
import {
  header,
  type HeaderList,
  type HttpHandler,
  type HttpReply,
  type HttpRequest,
  type HttpVersion,
} from './message.js'
import { receiveBody } from './receiveBody.js'
import { sendPieces } from './sendPieces.js'
import { slices } from './slices.js'

/** What the embedded server does with an exchange, whichever version it came in. */
export interface Service {
  readonly handler: HttpHandler
  readonly failed: FailedReply
  readonly tooLarge: (request: HttpRequest) => HttpReply
  readonly onRequest: ((request: HttpRequest, version: HttpVersion) => void) | undefined
  readonly maxBodyBytes: number
  /** How long the whole body of a request may take to arrive. */
  readonly requestTimeoutMs: number
  /** How long one piece of a reply may wait for a client that does not read. */
  readonly stallTimeoutMs: number
}

/** The server's side of one exchange, as HTTP/1.1 and HTTP/2 offer it. */
export interface ServerExchange {
  readonly version: HttpVersion
  readonly method: string
  readonly target: string
  readonly headers: HeaderList
  readonly source: Readable
  /** Fires when the client goes away before its answer is complete. */
  readonly gone: AbortSignal
  /** Tell a client that waits (`Expect: 100-continue`) to send its body. */
  proceed(): void
  /** With `flush` the head leaves at once, without waiting for the first piece of the body. */
  head(reply: FramedReply, options: { readonly flush: boolean; readonly last: boolean }): void
  write(piece: Uint8Array): Promise<void>
  end(trailers: HeaderList): Promise<void>
  /** Break off, so that the client can tell the answer is incomplete. */
  abort(): void
}

/** Take one request, have it answered, send the reply. Never rejects: a fault ends this exchange and nothing else. */
export async function serve(
  exchange: ServerExchange,
  service: Service,
  connection: Connection,
): Promise<void> {
  connection.enter()
  try {
    const { method, target, headers, version, gone } = exchange
    const body = await receive(exchange, service)
    if (body === 'gone') return exchange.abort()
    if (body === 'too-large') {
      const request = { method, target, headers, body: new Uint8Array(0) }
      return await send(exchange, service, frameReply(request, service.tooLarge(request), version), true)
    }
    const request = { method, target, headers, body }
    service.onRequest?.(request, version)
    const reply = await answer(service.handler, service.failed, request, version, gone)
    await send(exchange, service, reply, false)
  } catch {
    exchange.abort()
  } finally {
    connection.leave()
  }
}

async function receive(exchange: ServerExchange, { maxBodyBytes, requestTimeoutMs }: Service) {
  // A length that is declared too large is refused before the client is told to go on.
  if (Number(header(exchange.headers, 'content-length') ?? 0) > maxBodyBytes) {
    exchange.source.resume()
    return 'too-large'
  }
  exchange.proceed()
  const late = setTimeout(() => {
    exchange.abort()
  }, requestTimeoutMs)
  const body = await receiveBody(exchange.source, maxBodyBytes)
  clearTimeout(late)
  return body
}

async function send(
  exchange: ServerExchange,
  service: Service,
  reply: FramedReply,
  last: boolean,
): Promise<void> {
  const { body } = reply
  const { gone } = exchange
  const write = (piece: Uint8Array) => bounded(exchange.write(piece), service.stallTimeoutMs)
  exchange.head(reply, { flush: last || !(body instanceof Uint8Array), last })
  if (!(body instanceof Uint8Array)) await sendPieces(body, write, gone)
  else for (const slice of slices(body)) await abortable(write(slice), gone)
  await abortable(bounded(exchange.end(reply.trailers?.() ?? []), service.stallTimeoutMs), gone)
}
