import type { ByteQueue } from './byteQueue.js'
import type { HeaderList } from './message.js'
import { quote, readFields, readLine, ResponseFault, type Reading } from './readFields.js'

/** Where a body ends (RFC 9112, section 6.3). */
export interface Framing {
  readonly kind: 'none' | 'chunked' | 'length' | 'close'
  readonly length?: number
  /** What is wrong with it, though it can be read. */
  readonly fault?: string
}

export interface BodyEvents {
  /** Tell what is there of an HTTP chunk without waiting for the rest of it. */
  readonly eager?: boolean
  /** A piece of the body: a whole HTTP chunk, or what one read brought of a body without chunks. */
  chunk(bytes: Uint8Array): void
  trailers(headers: HeaderList): void
}

/** What the headers of a response that may have a body say of its end. */
export function bodyFraming(headers: HeaderList): Framing {
  const codings = members(headers, 'transfer-encoding')
  const lengths = new Set(members(headers, 'content-length'))
  if (codings.length > 0) {
    const kind = codings.at(-1)?.toLowerCase() === 'chunked' ? 'chunked' : 'close'
    return {
      kind,
      ...(lengths.size > 0 && { fault: 'the response has both Transfer-Encoding and Content-Length' }),
    }
  }
  const [length] = lengths
  if (length === undefined) return { kind: 'close' }
  if (lengths.size > 1 || !/^\d{1,15}$/.test(length)) {
    throw new ResponseFault('malformed', `Content-Length is ${quote([...lengths].join(', '))}`)
  }
  return { kind: 'length', length: Number(length) }
}

/** The members of a list-valued header, over all its lines (RFC 9110, section 5.6.1). */
const members = (headers: HeaderList, wanted: string): string[] =>
  headers
    .filter(([name]) => name.toLowerCase() === wanted)
    .flatMap(([, value]) => value.split(','))
    .map((member) => member.trim())

/** Read a body to its end. Left early by `return()`, it still tells the bytes of an unfinished chunk. */
export function* readBody(input: ByteQueue, framing: Framing, events: BodyEvents): Reading<void> {
  if (framing.kind === 'chunked') yield* readChunks(input, events)
  else if (framing.kind !== 'none') yield* readBytes(input, framing.length ?? Infinity, events)
}

/** So many bytes, or all until the connection ends, told as they come. */
function* readBytes(input: ByteQueue, length: number, events: BodyEvents): Reading<void> {
  let got = 0
  while (got < length) {
    if (input.length > 0) {
      const piece = input.take(Math.min(input.length, length - got))
      got += piece.length
      events.chunk(piece)
    } else if (!input.ended) yield
    else if (length === Infinity) return
    else
      throw new ResponseFault(
        'reset',
        `the connection was closed after ${got} of ${length} bytes of the body`,
      )
  }
}

/** RFC 9112, section 7.1. Chunk extensions are ignored. */
function* readChunks(input: ByteQueue, events: BodyEvents): Reading<void> {
  for (;;) {
    const line = yield* readLine(input, 'the body, where the size of a chunk was due')
    const size = /^([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i.exec(line)?.[1]
    if (size === undefined) throw new ResponseFault('malformed', `the size of a chunk is ${quote(line)}`)
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    yield* readChunk(input, length, events)
  }
  events.trailers(yield* readFields(input, 'the trailer section'))
}

function* readChunk(input: ByteQueue, length: number, events: BodyEvents): Reading<void> {
  let left = length
  const tell = () => {
    if (input.length === 0) return
    const piece = input.take(Math.min(input.length, left))
    left -= piece.length
    events.chunk(piece)
  }
  try {
    while (events.eager && input.length < left) {
      tell()
      yield* waitFor(input, 1, `a chunk of ${length} bytes`)
    }
    yield* waitFor(input, left, `a chunk of ${length} bytes`)
  } finally {
    tell()
  }
  yield* waitFor(input, 1, 'the body, at the end of a chunk')
  if (
    !/[\r\n]/.test(input.peek(1).toString('latin1')) ||
    (yield* readLine(input, 'the body, at the end of a chunk')) !== ''
  ) {
    throw new ResponseFault('malformed', `a chunk does not end after the ${length} bytes its size gives`)
  }
}

function* waitFor(input: ByteQueue, length: number, where: string): Reading<void> {
  while (input.length < length) {
    if (input.ended) throw new ResponseFault('reset', `the connection was closed inside ${where}`)
    yield
  }
}
