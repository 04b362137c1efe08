import { performServerHandshake, type ServerHttp2Stream } from 'node:http2'
import { pairHeaders, plainHeaders, pseudoHeader, toHttp2Headers } from '../../../wire/http/headers.js'
import { receiveBody } from '../../../wire/http/receiveBody.js'
import { slices } from '../../../wire/http/slices.js'
import type { Answerer, Link, ReplyWire } from './exchange.js'
import { relay } from './relay.js'
import { framingOf } from './replyHead.js'

/** Room for a large request body without waiting for a window update every 64 KiB. */
const windowBytes = 1 << 20

/** What fits into one DATA frame unless the client allows more (RFC 9113, section 6.5.2). */
const frameBytes = 1 << 14

/** Speak HTTP/2 (RFC 9113) on a connection, many requests at once. */
export function converseHttp2(link: Link, answer: Answerer, maxBodyBytes: number): void {
  const session = performServerHandshake(link.tls ? relay(link.stream) : link.stream, {
    settings: { initialWindowSize: windowBytes },
  })
  // A client that breaks the protocol is cut off by the session; there is nothing to add.
  session.on('error', () => {})
  session.setLocalWindowSize(windowBytes)
  session.on('stream', (stream, _headers, _flags, rawHeaders?: string[]) => {
    stream.on('error', () => {})
    void take(stream, pairHeaders(rawHeaders ?? []))
  })

  const take = async (stream: ServerHttp2Stream, fields: ReturnType<typeof pairHeaders>) => {
    link.use.enter()
    const body = await receiveBody(stream, maxBodyBytes)
    if (body instanceof Uint8Array) {
      const request = {
        method: pseudoHeader(fields, ':method') ?? '',
        target: pseudoHeader(fields, ':path') ?? '',
        headers: plainHeaders(fields),
        body,
      }
      await answer({ request, httpVersion: '2', link, wire: http2Wire(link, stream) })
    } else stream.destroy(new Error('the request is not complete'))
    link.use.leave()
  }
}

function http2Wire({ stream: connection, tcp }: Link, stream: ServerHttp2Stream): ReplyWire {
  const id = stream.id!
  const gone = new AbortController()
  let isOver = false
  const leave = () => {
    if (!isOver) gone.abort(new Error('the client gave the stream up'))
  }
  if (stream.destroyed) leave()
  else stream.once('close', leave)
  /** Bytes between two frames: everything before them was flushed. */
  const raw = (bytes: Uint8Array) =>
    new Promise<void>((resolve) => {
      connection.write(bytes, () => resolve())
    })
  const over = () => {
    isOver = true
  }
  return {
    gone: gone.signal,
    async head(reply) {
      stream.respond(
        { ':status': reply.status, ...toHttp2Headers(framingOf(reply).headers) },
        // A script that wants a date has one; `sendDate` is missing from the type, not from Node.
        { sendDate: false, endStream: false } as object,
      )
    },
    // A HEADERS frame that says it is longer than what follows, `:status: 200` in HPACK (RFC 7541, appendix A).
    halfHead: () => raw(frame(HEADERS, END_HEADERS, id, Buffer.from([0x88]), 64)),
    async piece(bytes, _reply, sent) {
      for (const slice of slices(bytes, frameBytes)) {
        await new Promise<void>((resolve, reject) => {
          stream.write(slice, (error) => {
            if (error) reject(error)
            else resolve()
          })
        })
        sent(slice.byteLength)
      }
    },
    async end() {
      await new Promise<void>((resolve) => {
        if (stream.destroyed) resolve()
        else stream.once('close', resolve).end(resolve)
      })
      over()
    },
    reset() {
      over()
      tcp.resetAndDestroy()
    },
    close() {
      over()
      tcp.destroySoon()
    },
    // Node says END_STREAM before it resets a stream, and cannot say that the first one was not processed.
    async goaway(code, isProcessed) {
      over()
      await raw(frame(GOAWAY, 0, 0, words(isProcessed ? id : Math.max(0, id - 2), code)))
      tcp.destroySoon()
    },
    async resetStream(code) {
      over()
      await raw(frame(RST_STREAM, 0, id, words(code)))
    },
    abandon: () => stream.destroy(new Error('the answer is not wanted any more')),
  }
}

const HEADERS = 0x01
const RST_STREAM = 0x03
const GOAWAY = 0x07
const END_HEADERS = 0x04

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index)
  return bytes
}

/** A frame (RFC 9113, section 4.1), `length` the one that it claims. */
function frame(
  type: number,
  flags: number,
  id: number,
  payload: Uint8Array,
  length = payload.byteLength,
): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(id, 5)
  return Buffer.concat([head, payload])
}
