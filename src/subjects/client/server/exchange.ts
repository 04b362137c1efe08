import type { Socket } from 'node:net'
import type { HttpRequest, HttpVersion } from '../../../wire/http/message.js'
import type { Connection } from '../../../wire/http/connections.js'
import type { ScriptedReply } from '../script.js'

/** A connection of a client: what it is read from and written to, and the TCP socket below it. */
export interface Link {
  /** The TCP socket, or TLS on top of it. */
  readonly stream: Socket
  readonly tcp: Socket
  readonly tls: boolean
  /** From 0, over all ports of a server. */
  readonly number: number
  /** How many exchanges are open on it: it is closed when it is idle for long. */
  readonly use: Connection
}

/** One request as it arrived, and the means to answer it. */
export interface ServerExchange {
  readonly request: HttpRequest
  /** The head as text, every byte as it came; HTTP/1.1 only. */
  readonly head?: string
  readonly httpVersion: HttpVersion
  readonly link: Link
  readonly wire: ReplyWire
}

/** Gives a request its answer. Never rejects. */
export type Answerer = (exchange: ServerExchange) => Promise<void>

/** What reaches a server that is no request. */
export type Complaint = (reason: string, link: Pick<Link, 'tls'>) => void

/**
 * How an answer is written in one version of HTTP, step by step. A promise is fulfilled when the bytes were handed to
 * the system, and may stay pending for as long as the client does not read; it rejects when the connection is gone.
 */
export interface ReplyWire {
  /** Fires when the client goes away before its answer is complete. */
  readonly gone: AbortSignal
  head(reply: ScriptedReply): Promise<void>
  /** The first half of the head. */
  halfHead(reply: ScriptedReply): Promise<void>
  /** Bytes of the body that are flushed by themselves; `sent` is told of them as they leave. */
  piece(bytes: Uint8Array, reply: ScriptedReply, sent: (count: number) => void): Promise<void>
  /** The end that the framing promised. */
  end(reply: ScriptedReply): Promise<void>
  /** RST: the peer finds its connection reset. */
  reset(): void
  /** FIN: the connection ends without the end of the answer. */
  close(): void
  /** HTTP/2: say GOAWAY, and close the connection. HTTP/1.1: reset. */
  goaway(code: number, isProcessed: boolean): Promise<void>
  /** HTTP/2: say RST_STREAM. HTTP/1.1: reset. */
  resetStream(code: number): Promise<void>
  /** Give the answer up, because the server does not want it any more. */
  abandon(): void
}
