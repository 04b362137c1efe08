import type { HeaderList, HttpRequest, HttpVersion } from '../../wire/http/message.js'

/** What the scripted server does with the requests of one case, in the order in which they arrive. */
export interface Script {
  /** The n-th request gets the n-th reply; the last one is repeated. At least one. */
  readonly replies: readonly ScriptedReply[]
}

export interface ScriptedReply {
  readonly status: number
  /** In this order and spelling. `Content-Length` or `Transfer-Encoding` are added unless `length` says otherwise. */
  readonly headers: HeaderList
  /** Each piece is flushed by itself, `after` milliseconds after the piece before it. */
  readonly body: readonly ScriptedPiece[]
  /** Whether the body is sent with its length, in chunks, or with a length that is not its own. Default `chunked`. */
  readonly length?: 'chunked' | 'exact' | number
  /** What happens to the connection; `finish` unless given. */
  readonly fault?: ScriptedFault
}

export interface ScriptedPiece {
  readonly bytes: Uint8Array
  readonly after?: number
}

export type ScriptedFault =
  /** Reset the connection before anything is sent, in the middle of the head, or after it. */
  | { readonly kind: 'reset'; readonly at: 'before-head' | 'inside-head' | 'after-head' | 'after-body' }
  /** Close without the end that the framing promises (FIN, in place of the last chunk). */
  | { readonly kind: 'close'; readonly at: 'before-head' | 'after-head' | 'after-body' }
  /** Send nothing more and keep the connection open. */
  | { readonly kind: 'stall'; readonly at: 'before-head' | 'after-head' | 'after-body' }
  /** HTTP/2: end the connection with GOAWAY, or the stream with RST_STREAM, after the body; HTTP/1.1: a reset. */
  | {
      readonly kind: 'goaway' | 'rst-stream'
      readonly code: number
      /** Default `after-body`. GOAWAY before the head says that the request was not processed. */
      readonly at?: 'before-head' | 'after-head' | 'after-body'
    }

/** One request as it reached the scripted server. */
export interface Arrival {
  /** With the bytes of the wire: target as sent, headers in order and (over HTTP/1.1) in their own spelling. */
  readonly request: HttpRequest
  /** Over HTTP/1.1, the text of its head, every byte as it came (latin1), the empty line included. */
  readonly head?: string
  readonly httpVersion: HttpVersion
  readonly tls: boolean
  /** Which connection of the server it came over, from 0: equal numbers mean that a connection was used again. */
  readonly connection: number
  /** Milliseconds after the route was opened, when the request was complete. */
  readonly at: number
  /** What became of the reply. */
  readonly reply: {
    /** Bytes of the body that were handed to the socket before the client went away. */
    readonly sent: number
    /** Milliseconds after the route was opened when the client closed the connection or stream before the reply's end. */
    readonly abandonedAt?: number
  }
}

/** A server that answers each route by its script, over HTTP/1.1 and HTTP/2, in the clear and with TLS, on one port. */
export interface ScriptedServer {
  /** Open a route for one case; `key` tells its requests from those of others. */
  open(script: Script, options?: RouteOptions): ScriptedRoute
  /** What arrived and belongs to no open route, in order; the first hundred. */
  readonly strays: readonly Stray[]
  /** PEM text of the authority that signed its certificate, made for this run. */
  readonly ca: string
  close(): Promise<void>
}

/** What reached the scripted server and belongs to no route: answered with 404 where it is a request. */
export interface Stray {
  /** One sentence: what is wrong with it. */
  readonly reason: string
  readonly tls: boolean
  /** Absent when what arrived is no request that can be read. */
  readonly request?: HttpRequest
}

export interface RouteOptions {
  readonly tls?: boolean
  /**
   * Have a port of its own, so that nothing which a client has learnt from other calls (connections, what it may still
   * retry) has a part in it. A script that ends connections has one anyway.
   */
  readonly ownPort?: boolean
  /** A path that the endpoint has, such as `/base`. Default none. */
  readonly path?: string
}

export interface ScriptedRoute {
  /**
   * A word of twelve lower-case letters and digits that a call carries so that its requests are recognised: in its model
   * id, guardrail id or ARN, or else in its access key id or bearer token.
   */
  readonly key: string
  readonly endpoint: string
  /** What arrived so far; complete once the route is closed. */
  readonly arrivals: readonly Arrival[]
  /** Stop waiting for requests, let what is under way settle for at most `graceMs` (default 1,000), and forget the route. */
  close(graceMs?: number): Promise<readonly Arrival[]>
}
