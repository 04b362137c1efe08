import type { HeaderList, HttpExchange, HttpRequest, HttpVersion } from '../../wire/http/message.js'

/** A server under test, however it is reached. */
export interface ServerSubject {
  /** Where it is, for commands that a reader may repeat. */
  readonly url: string
  /** The version that requests go over when a case does not care. */
  readonly httpVersion: HttpVersion
  /** Send one request, authenticated as the profile says unless `anonymous`; whatever happens is in the exchange. */
  send(request: HttpRequest, options: SendOptions): Promise<HttpExchange>
  /** Milliseconds that a case has. */
  readonly timeout: number
  /**
   * Write bytes to a socket of their own and see what comes. `make` is given the host, and the headers with which the
   * request that the bytes are made of would be authenticated. Absent where there is no socket.
   */
  sendRaw?(
    request: HttpRequest,
    make: (host: string, headers: HeaderList) => readonly Uint8Array[],
    signal: AbortSignal,
  ): Promise<HttpExchange>
  /** Do one thing at a time: what takes tens of megabytes waits for its turn. */
  exclusive<Outcome>(work: () => Promise<Outcome>): Promise<Outcome>
  /** The outcome of `make`, which is run once for each key: several cases judge one answer. */
  once<Outcome>(key: string, make: () => Promise<Outcome>): Promise<Outcome>
  /** The command that sends a request again. */
  reproduce(request: HttpRequest, version: HttpVersion): string
}

export interface SendOptions {
  readonly signal: AbortSignal
  readonly httpVersion?: HttpVersion
  /** Leave authentication as the request has it. */
  readonly anonymous?: boolean
}
