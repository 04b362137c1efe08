/** Header fields in wire order, name and value; a name keeps the spelling it had on the wire. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

export interface HttpRequest {
  readonly method: string
  /** The request target exactly as on the wire, percent-encoding and query string included. */
  readonly target: string
  readonly headers: HeaderList
  readonly body: Uint8Array
}

/** What a server answers. A body that comes in pieces is sent piece by piece, each flushed when it is there. */
export interface HttpReply {
  readonly status: number
  /** The phrase of an HTTP/1.1 status line; the usual one of the status by default. */
  readonly reason?: string
  readonly headers: HeaderList
  readonly body: Uint8Array | AsyncIterable<Uint8Array>
  /** Trailer fields after a body in pieces, asked for when the last of them was sent. */
  readonly trailers?: () => HeaderList
}

export type HttpVersion = '1.1' | '2'

/** A handler of the embedded server: pure where it can be, so that suites may call it without a socket. */
export type HttpHandler = (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>

/** One exchange as it was seen by the client side. */
export interface HttpExchange {
  readonly request: HttpRequest
  readonly httpVersion: HttpVersion
  /** Absent when no complete response head arrived. */
  readonly status?: number
  readonly headers: HeaderList
  readonly trailers: HeaderList
  /** The body as it arrived: pieces with their arrival in microseconds after the request was sent. */
  readonly chunks: readonly HttpChunk[]
  /** `complete`: the message ended as its framing promised. Everything else says what happened instead. */
  readonly end: 'complete' | 'reset' | 'timeout' | 'refused' | 'malformed'
  /** For an end that is not `complete`: one sentence with the cause. */
  readonly fault?: string
}

export interface HttpChunk {
  readonly at: number
  readonly bytes: Uint8Array
}

/** Somebody who is told of a response while it arrives. */
export interface Watch {
  /** `reason`: the phrase of an HTTP/1.1 status line. */
  head(status: number, headers: HeaderList, reason?: string): void
  /** A piece of the body as soon as it is there, be it only a part of an HTTP chunk. */
  chunk(bytes: Uint8Array): void
  trailers(headers: HeaderList): void
}

/** The first value of a header, its name compared without case (RFC 9110, section 5.1). */
export function header(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1]
}
