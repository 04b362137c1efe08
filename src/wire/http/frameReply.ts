import { assertHeaders, withoutHeaders } from './headers.js'
import { header, type HttpReply, type HttpRequest, type HttpVersion } from './message.js'

/** A reply as it goes on the wire: legal, framed, and without a body where HTTP allows none. */
export interface FramedReply extends HttpReply {
  /** False when the given Content-Length does not fit the body: the connection cannot be used again. */
  readonly reusable: boolean
}

const framing: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding'])
const nothing = new Uint8Array(0)

/**
 * Add what the framing of a body needs and the handler did not give: Content-Length for bytes, on HTTP/1.1
 * `Transfer-Encoding: chunked` for pieces (RFC 9112, section 6). Given headers keep their order and spelling.
 *
 * Throws a TypeError for a status or a header that cannot be sent.
 */
export function frameReply(request: HttpRequest, reply: HttpReply, version: HttpVersion): FramedReply {
  const { status, body } = reply
  assertReply(reply)
  // RFC 9110, section 8.6 and RFC 9112, section 6.1: neither field in a 204.
  if (status === 204) {
    return { ...reply, headers: withoutHeaders(reply.headers, framing), body: discard(body), reusable: true }
  }
  const bodiless = request.method === 'HEAD' || status === 304
  const headers = [...reply.headers]
  const declared = header(headers, 'content-length')
  const framed = declared !== undefined || header(headers, 'transfer-encoding') !== undefined
  if (body instanceof Uint8Array) {
    if (!framed && status !== 304) headers.push(['Content-Length', String(body.byteLength)])
    const reusable = bodiless || declared === undefined || Number(declared) === body.byteLength
    return { ...reply, headers, body: bodiless ? nothing : body, reusable }
  }
  if (!framed && version === '1.1') headers.push(['Transfer-Encoding', 'chunked'])
  return { ...reply, headers, body: bodiless ? discard(body) : body, reusable: true }
}

/** Throws a TypeError for a status or a header that cannot be sent. */
export function assertReply({ status, headers }: Pick<HttpReply, 'status' | 'headers'>): void {
  if (!Number.isInteger(status) || status < 200 || status > 999) {
    throw new TypeError(`status ${status} is not one a final reply can have (200 to 999)`)
  }
  assertHeaders(headers)
}

/** Nothing of this body will be sent: a source that holds something open may let go of it. */
function discard(body: HttpReply['body']): Uint8Array {
  if (!(body instanceof Uint8Array))
    body[Symbol.asyncIterator]()
      .return?.()
      .catch(() => {})
  return nothing
}
