import type { ByteQueue } from './byteQueue.js'
import { header, type HeaderList } from './message.js'
import { bodyFraming, readBody, type BodyEvents } from './readBody.js'
import { quote, readFields, readLine, ResponseFault, type Reading } from './readFields.js'

/** What is told of a response while it is read. */
export interface ResponseEvents extends BodyEvents {
  /** A head of status 1xx, which is not the answer yet. */
  informational?(status: number): void
  head(status: number, headers: HeaderList, reason: string): void
}

/** A response that was read to its end. */
export interface ReadResponse {
  /** Whether another request may follow on the connection. */
  readonly reusable: boolean
  /** What the response did wrong without keeping it from being read. */
  readonly fault?: string
}

/**
 * Read one HTTP/1.1 response (RFC 9112) out of a queue that fills while reading. The observer has a reader of its own
 * because a library mends or hides what a subject does wrong.
 *
 * Lenient where the RFC lets a recipient be (a bare LF, folded lines, no reason phrase, equal Content-Lengths); throws
 * a ResponseFault for the rest.
 */
export function* readResponse(
  input: ByteQueue,
  method: string,
  events: ResponseEvents,
): Reading<ReadResponse> {
  for (;;) {
    const { status, minor, reason } = yield* readStatusLine(input)
    const headers = yield* readFields(input, 'the response head')
    if (status < 200 && status !== 101) {
      events.informational?.(status)
      continue
    }
    events.head(status, headers, reason)
    const bodiless = method === 'HEAD' || status === 101 || status === 204 || status === 304
    const framing = bodiless ? ({ kind: 'none' } as const) : bodyFraming(headers)
    yield* readBody(input, framing, events)
    const kept =
      minor === '1' &&
      status !== 101 &&
      framing.kind !== 'close' &&
      !/\bclose\b/i.test(header(headers, 'connection') ?? '')
    return {
      reusable: kept && framing.fault === undefined,
      ...(framing.fault !== undefined && { fault: framing.fault }),
    }
  }
}

const start = Buffer.from('HTTP/')

function* readStatusLine(input: ByteQueue): Reading<{ status: number; minor: string; reason: string }> {
  // Garbage may never have a line end: it is told as soon as it cannot be a status line any more.
  while (input.length < start.length && start.subarray(0, input.length).equals(input.peek(start.length))) {
    if (input.ended)
      throw new ResponseFault(
        'reset',
        `the connection was closed ${input.length > 0 ? 'inside the status line' : 'before any answer'}`,
      )
    yield
  }
  const line = input.peek(start.length).equals(start) ? yield* readLine(input, 'the status line') : undefined
  const match = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: (.*)|$)/.exec(line ?? '')
  if (match) return { minor: match[1]!, status: Number(match[2]), reason: match[3] ?? '' }
  const seen = quote(
    line ??
      input
        .peek(80)
        .toString('latin1')
        .replace(/[\r\n].*/s, ''),
  )
  throw new ResponseFault(
    'malformed',
    `the answer does not begin with an HTTP/1.1 status line but with ${seen}`,
  )
}
