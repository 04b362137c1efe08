import type { Socket } from 'node:net'
import { ByteQueue } from '../../../wire/http/byteQueue.js'
import { header } from '../../../wire/http/message.js'
import { ResponseFault } from '../../../wire/http/readFields.js'
import { readRequest, type ReadRequest } from '../../../wire/http/readRequest.js'
import { slices } from '../../../wire/http/slices.js'
import type { ScriptedReply } from '../script.js'
import type { Answerer, Complaint, Link, ReplyWire } from './exchange.js'
import { framingOf, headText, type ReplyFraming } from './replyHead.js'

/** Bytes that a client may send ahead while its answer is being written. */
const maxAhead = 1 << 20

/** A piece that is copied to be written at once, rather than in parts. */
const smallBytes = 1 << 14

/**
 * Speak HTTP/1.1 (RFC 9112) on a connection, one request after the other, byte for byte: a library would mend what a
 * script does wrong on purpose, and hide how a client spelled its request.
 */
export async function converseHttp1(
  link: Link,
  answer: Answerer,
  complain: Complaint,
  maxBodyBytes: number,
): Promise<void> {
  const { stream, use } = link
  const incoming = receive(stream)
  const limits = {
    maxBodyBytes,
    proceed: () => void stream.write('HTTP/1.1 100 Continue\r\n\r\n'),
  }
  try {
    for (;;) {
      const read: ReadRequest | undefined = await incoming.next(readRequest(incoming.input, limits))
      if (read === undefined) break
      use.enter()
      const gone = incoming.watch()
      const { request, head } = read
      await answer({
        request,
        head,
        httpVersion: '1.1',
        link,
        wire: http1Wire(link, read, gone, incoming.unwatch),
      })
      incoming.unwatch()
      use.leave()
      if (!stream.writable) return
    }
  } catch (error) {
    if (!(error instanceof ResponseFault)) throw error
    complain(error.message, link)
  }
  stream.destroySoon()
}

/** What arrives on a connection: read by need, watched for its end while an answer is written. */
function receive(stream: Socket) {
  const input = new ByteQueue()
  let wake = () => {}
  let current: AbortController | undefined
  stream.on('data', (bytes: Buffer) => {
    input.push(bytes)
    if (current && input.length > maxAhead) stream.destroy()
    wake()
  })
  const leave = () => {
    input.ended = true
    current?.abort(new Error('the client closed the connection'))
    wake()
  }
  stream.once('end', leave).once('close', leave).resume()
  return {
    input,
    /** Run a reader to its end, waiting for bytes where it does. */
    async next<T>(reading: Generator<undefined, T, undefined>): Promise<T> {
      for (;;) {
        const step = reading.next()
        if (step.done) return step.value
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    watch(): AbortSignal {
      current = new AbortController()
      if (input.ended) leave()
      return current.signal
    },
    unwatch() {
      current = undefined
    },
  }
}

function http1Wire(
  { stream, tcp }: Link,
  { reusable }: ReadRequest,
  gone: AbortSignal,
  over: () => void,
): ReplyWire {
  const write = (bytes: Uint8Array | string) =>
    new Promise<void>((resolve, reject) => {
      stream.write(bytes, (error) => {
        if (error) reject(error)
        else resolve()
      })
    })
  const reset = () => {
    over()
    tcp.resetAndDestroy()
    stream.destroy()
  }
  /** Chunk size, bytes, line end: in one write where they are few. */
  const inChunk = (bytes: Uint8Array) =>
    Buffer.concat([Buffer.from(`${bytes.byteLength.toString(16)}\r\n`), bytes, lineEnd])
  let framing: ReplyFraming | undefined
  const frame = (reply: ScriptedReply) => (framing ??= framingOf(reply))
  return {
    gone,
    head: (reply) => write(headText(reply, frame(reply))),
    halfHead: (reply) => {
      const text = headText(reply, frame(reply))
      return write(text.slice(0, text.length >> 1))
    },
    async piece(bytes, reply, sent) {
      const { isChunked } = frame(reply)
      if (isChunked && bytes.byteLength <= smallBytes) {
        await write(inChunk(bytes))
        return sent(bytes.byteLength)
      }
      if (isChunked) stream.write(`${bytes.byteLength.toString(16)}\r\n`)
      for (const slice of slices(bytes)) {
        await write(slice)
        sent(slice.byteLength)
      }
      if (isChunked) await write(lineEnd)
    },
    async end(reply) {
      const { isChunked, isLengthRight } = frame(reply)
      if (isChunked) await write('0\r\n\r\n')
      const isLast = /\bclose\b/i.test(header(reply.headers, 'connection') ?? '')
      if (!reusable || isLast || !isLengthRight) stream.end()
    },
    reset,
    close() {
      over()
      stream.destroySoon()
    },
    goaway: async () => reset(),
    resetStream: async () => reset(),
    abandon: () => stream.destroy(),
  }
}

const lineEnd = Buffer.from('\r\n')
