import { isConnectionSpecific } from '../../wire/http/headers.js'
import { header, type HeaderList } from '../../wire/http/message.js'
import { bodyOf } from '../../wire/rest/index.js'
import type { Playable } from './playable.js'

/** What frames a body over HTTP/1.1 (RFC 9112, section 6.3): nothing where there is none. */
export type Framing = 'chunked' | 'length' | 'close' | 'none'

export interface FramedHead {
  readonly headers: HeaderList
  readonly framing: Framing
}

/**
 * The headers of a recorded response over HTTP/1.1: every line as it was, and a field that frames the body only where the
 * recording has none because it is of another version or has lost it, or where it would be wrong. A body that ended with
 * its connection ends so again.
 */
export function frameHttp1({ response, headersKept }: Playable): FramedHead {
  const { headers, status = 0, httpVersion, trailers } = response
  if (isBodiless(status)) return { headers, framing: 'none' }
  if (/\bchunked\b/i.test(header(headers, 'transfer-encoding') ?? '')) return { headers, framing: 'chunked' }
  if (trailers.length > 0) return { headers: addChunked(withoutLength(headers)), framing: 'chunked' }
  if (header(headers, 'content-length') !== undefined) {
    return { headers: withRightLength({ response }), framing: 'length' }
  }
  if (httpVersion === '1.1' && headersKept) return { headers, framing: 'close' }
  const isStream = response.chunks.length > 1 || /eventstream/i.test(header(headers, 'content-type') ?? '')
  if (isStream) return { headers: addChunked(headers), framing: 'chunked' }
  return { headers: [...headers, ['Content-Length', String(lengthOf({ response }))]], framing: 'length' }
}

/** The headers over HTTP/2: without those that concern an HTTP/1.1 connection (RFC 9113, section 8.2.2). */
export const frameHttp2 = ({ response }: Pick<Playable, 'response'>): HeaderList =>
  withRightLength({ response }).filter(([name]) => !isConnectionSpecific(name))

/** Bodies that HTTP forbids (RFC 9110, sections 15.3.5 and 15.4.5). */
const isBodiless = (status: number): boolean => status === 204 || status === 304

/**
 * Content-Length as recorded if the body has that length, or was to have more when it broke off; else the length of the
 * body, which a source may have decoded or edited: a client would wait for the rest, or refuse it.
 */
function withRightLength({ response }: Pick<Playable, 'response'>): HeaderList {
  const length = lengthOf({ response })
  const isRight = (value: string) =>
    response.end === 'complete' ? Number(value) === length : Number(value) >= length
  return response.headers.map(([name, value]) =>
    isLength(name) && !isRight(value) ? [name, String(length)] : [name, value],
  )
}

const lengthOf = ({ response }: Pick<Playable, 'response'>): number => bodyOf(response).byteLength

const isLength = (name: string): boolean => name.toLowerCase() === 'content-length'
const withoutLength = (headers: HeaderList): HeaderList => headers.filter(([name]) => !isLength(name))
const addChunked = (headers: HeaderList): HeaderList => [...headers, ['Transfer-Encoding', 'chunked']]
