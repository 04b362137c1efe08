import { parseBaseUrl, type BaseUrl } from './baseUrl.js'
import { http1Transport } from './clientHttp1.js'
import { http2Transport } from './clientHttp2.js'
import { assertSendable, completeRequest } from './completeRequest.js'
import { startDeadline } from './deadline.js'
import type { HttpExchange, HttpRequest, HttpVersion, Watch } from './message.js'
import { Semaphore } from './semaphore.js'

/** The harness's side of the wire: it sends what it is told and reports what it sees. */
export interface HttpClient {
  readonly httpVersion: HttpVersion
  /**
   * Send a request and see what comes. Whatever the server does is in the result: refused, reset, late, malformed.
   * Rejects with a TypeError only for a request that cannot be written in this version of HTTP.
   */
  exchange(request: HttpRequest, options?: ExchangeOptions): Promise<HttpExchange>
  /** Close kept connections. Exchanges under way come to their own end. */
  close(): Promise<void>
}

export interface ExchangeOptions {
  /** Ends the exchange early: `end` is `timeout`, with what was seen so far. */
  readonly signal?: AbortSignal
  /** For the whole exchange, connection included, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number
  /** Is told of the response as it arrives, and keeps what it wants of the body: the result then has no chunks. */
  readonly watch?: Watch
}

/** Adds authentication to a request that is otherwise as it will go on the wire, base path and Host included. */
export type Authorize = (request: HttpRequest) => HttpRequest | Promise<HttpRequest>

export interface ConnectOptions {
  /** Default 1.1. For 2, a plain `http:` server must accept it with prior knowledge, an `https:` one by ALPN. */
  readonly version?: HttpVersion
  /** Certificates to trust, in PEM, instead of the usual ones. */
  readonly caPem?: string
  /** Exchanges at a time; the others wait their turn. Default 16. */
  readonly concurrency?: number
  readonly authorize?: Authorize
}

/** How one version of HTTP carries an exchange; the signal's reason says why it was ended from outside. */
export interface Transport {
  exchange(request: HttpRequest, signal: AbortSignal, watch?: Watch): Promise<HttpExchange>
  close(): Promise<void>
}

const transports: Record<HttpVersion, (base: BaseUrl, caPem: string | undefined) => Transport> = {
  '1.1': http1Transport,
  '2': http2Transport,
}

/** A client for one server. Opens nothing before the first exchange; throws a TypeError for a bad base URL. */
export function connect(baseUrl: string, options: ConnectOptions = {}): HttpClient {
  const { version = '1.1', caPem, concurrency = 16, authorize = (request: HttpRequest) => request } = options
  const base = parseBaseUrl(baseUrl)
  const transport = transports[version](base, caPem)
  const turns = new Semaphore(concurrency)
  return {
    httpVersion: version,
    exchange: (request, { signal, timeoutMs = 30_000, watch } = {}) =>
      turns.run(async () => {
        const complete = await authorize(completeRequest(request, base))
        assertSendable(complete)
        const deadline = startDeadline(timeoutMs, signal)
        try {
          return await transport.exchange(complete, deadline.signal, watch)
        } finally {
          deadline.clear()
        }
      }),
    close: () => transport.close(),
  }
}
