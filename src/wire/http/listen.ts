import { plainFailure, type FailedReply } from './answer.js'
import type { HttpHandler, HttpReply, HttpRequest, HttpVersion } from './message.js'
import { openPort, type Listener, type PortOptions } from './openPort.js'
import { speakHttp1 } from './serveHttp1.js'
import { speakHttp2 } from './serveHttp2.js'
import type { Service } from './serve.js'

export type { Listener } from './openPort.js'

export interface ListenOptions extends PortOptions {
  /** Default 32 MiB. */
  readonly maxBodyBytes?: number
  /** What to answer to a body over the limit; the request comes without its body. Default: an empty 413. */
  readonly tooLarge?: (request: HttpRequest) => HttpReply
  /** What to answer when the handler throws or its reply cannot be sent. Default: an empty 500. */
  readonly failed?: FailedReply
  /** How long the body of a request may take to arrive, in milliseconds. Default 30,000. */
  readonly requestTimeoutMs?: number
  /** Called with each complete request before the handler is. */
  readonly onRequest?: (request: HttpRequest, version: HttpVersion) => void
}

/**
 * Serve HTTP/1.1 and HTTP/2 with prior knowledge on one port: the first bytes of a connection tell which.
 *
 * Rejects with the system's error when the address cannot be bound.
 */
export async function listen(handler: HttpHandler, options: ListenOptions = {}): Promise<Listener> {
  const { idleTimeoutMs = 60_000 } = options
  const service: Service = {
    handler,
    failed: options.failed ?? plainFailure,
    tooLarge: options.tooLarge ?? (() => ({ status: 413, headers: [], body: new Uint8Array(0) })),
    onRequest: options.onRequest,
    maxBodyBytes: options.maxBodyBytes ?? 32 * 1024 * 1024,
    requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
    stallTimeoutMs: idleTimeoutMs,
  }
  return openPort({ '1.1': speakHttp1(service, idleTimeoutMs), '2': speakHttp2(service) }, options)
}
