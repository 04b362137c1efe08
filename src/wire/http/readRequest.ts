import type { ByteQueue } from './byteQueue.js'
import { header, type HttpRequest } from './message.js'
import { plainBytes } from './plainBytes.js'
import { bodyFraming, readBody, type Framing } from './readBody.js'
import { quote, readFields, readLine, ResponseFault, type Reading } from './readFields.js'

/** A request with the text of its head, every byte as it came (latin1, the empty line included). */
export interface ReadRequest {
  readonly request: HttpRequest
  readonly head: string
  /** Whether another request may follow on the connection. */
  readonly reusable: boolean
}

export interface RequestLimits {
  readonly maxBodyBytes: number
  /** Called when the client waits to be told to send its body (`Expect: 100-continue`). */
  readonly proceed: () => void
}

const maxHead = 256 * 1024

/**
 * Read one HTTP/1.1 request (RFC 9112) out of a queue that fills while reading; undefined when the connection ends
 * before one begins. Node's parser hides the spelling of the head and refuses what a client under test may send.
 *
 * Throws a ResponseFault for what cannot be read.
 */
export function* readRequest(
  input: ByteQueue,
  { maxBodyBytes, proceed }: RequestLimits,
): Reading<ReadRequest | undefined> {
  const head = yield* waitForHead(input)
  if (head === undefined) return undefined
  const line = yield* readLine(input, 'the request line')
  const [, method, target, minor] = /^([^ ]+) ([^ ]+) HTTP\/1\.([01])$/.exec(line) ?? []
  if (method === undefined || target === undefined)
    throw new ResponseFault('malformed', `the request line is ${quote(line)}`)
  const headers = yield* readFields(input, 'the request head')
  const framing = framingOf(bodyFraming(headers), maxBodyBytes)
  if (framing.kind !== 'none' && /^100-continue$/i.test(header(headers, 'expect') ?? '')) proceed()
  const body = yield* collect(input, framing, maxBodyBytes)
  return {
    request: { method, target, headers, body },
    head,
    reusable: minor === '1' && !/\bclose\b/i.test(header(headers, 'connection') ?? ''),
  }
}

/** The text up to the empty line, left in the queue. */
function* waitForHead(input: ByteQueue): Reading<string | undefined> {
  for (;;) {
    const text = input.peek(maxHead).toString('latin1')
    const end = /\r?\n\r?\n/.exec(text)
    if (end) return text.slice(0, end.index + end[0].length)
    if (text.length >= maxHead)
      throw new ResponseFault('malformed', `the request head has more than ${maxHead} bytes`)
    if (input.ended) {
      if (text === '') return undefined
      throw new ResponseFault('reset', 'the connection was closed inside the request head')
    }
    yield
  }
}

/** A request without Content-Length and Transfer-Encoding has no body (RFC 9112, section 6.3). */
function framingOf(framing: Framing, limit: number): Framing {
  if (framing.kind === 'close') return { kind: 'none' }
  if ((framing.length ?? 0) > limit) throw tooLarge(limit)
  return framing
}

function* collect(input: ByteQueue, framing: Framing, limit: number): Reading<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  yield* readBody(input, framing, {
    chunk(bytes) {
      length += bytes.byteLength
      if (length > limit) throw tooLarge(limit)
      pieces.push(bytes)
    },
    trailers() {},
  })
  return plainBytes(Buffer.concat(pieces))
}

const tooLarge = (limit: number): ResponseFault =>
  new ResponseFault('malformed', `the body of the request has more than ${limit} bytes`)
