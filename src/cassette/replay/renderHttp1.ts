import { STATUS_CODES } from 'node:http'
import { header, type HeaderList, type HttpChunk } from '../../wire/http/message.js'
import { withoutHeaders } from '../../wire/http/headers.js'
import { frameHttp1, type FramedHead, type Framing } from './framing.js'
import type { Playable } from './playable.js'

/** A recorded response as the bytes of HTTP/1.1 (RFC 9112), ready to be written. */
export interface Http1Script {
  readonly head: Buffer
  /** Each recorded piece, as an HTTP chunk of its own where the body is chunked; the end of the body with the last one. */
  readonly pieces: readonly HttpChunk[]
  /** Everything, where one write tells the pieces apart: because each is a chunk, or because there is one at most. */
  readonly atOnce: Buffer | undefined
  readonly framing: Framing
  /** The connection is closed behind it. */
  readonly closes: boolean
}

/** `minor` is the version of the client: HTTP/1.0 knows no chunks, so the end of the connection ends the body. */
export function renderHttp1(playable: Playable, minor: '0' | '1' = '1'): Http1Script {
  const { status = 0, reason = STATUS_CODES[status] ?? '', trailers, chunks, end } = playable.response
  const framed = frameHttp1(playable)
  const { headers, framing } = minor === '0' && framed.framing === 'chunked' ? unchunked(framed) : framed
  const isChunked = framing === 'chunked'
  const head = latin1(`HTTP/1.1 ${status} ${reason}\r\n${fields(headers)}\r\n`)
  const bodies = framing === 'none' ? [] : chunks.filter(({ bytes }) => bytes.byteLength > 0)
  const pieces = bodies.map(({ at, bytes }) => ({ at, bytes: isChunked ? asChunk(bytes) : bytes }))
  if (isChunked && end === 'complete') {
    const { at, bytes } = pieces.pop() ?? { at: 0, bytes: new Uint8Array(0) }
    pieces.push({ at, bytes: Buffer.concat([bytes, latin1(`0\r\n${fields(trailers)}\r\n`)]) })
  }
  const isOneWrite = end === 'complete' && (isChunked || pieces.length <= 1)
  return {
    head,
    pieces,
    atOnce: isOneWrite ? Buffer.concat([head, ...pieces.map(({ bytes }) => bytes)]) : undefined,
    framing,
    closes: framing === 'close' || /\bclose\b/i.test(header(headers, 'connection') ?? ''),
  }
}

const unchunked = ({ headers }: FramedHead): FramedHead => ({
  headers: withoutHeaders(headers, transferEncoding),
  framing: 'close',
})
const transferEncoding: ReadonlySet<string> = new Set(['transfer-encoding'])

const fields = (headers: HeaderList): string =>
  headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

const asChunk = (bytes: Uint8Array): Buffer =>
  Buffer.concat([latin1(`${bytes.byteLength.toString(16)}\r\n`), bytes, lineEnd])

const lineEnd = latin1('\r\n')
