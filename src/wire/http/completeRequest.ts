import type { BaseUrl } from './baseUrl.js'
import { assertHeaders, isToken } from './headers.js'
import { header, type HttpRequest } from './message.js'

/** Methods whose requests say how long their body is even when it is empty (RFC 9110, section 8.6). */
const expectBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH'])

/**
 * The request as it goes on the wire: the base path before its target, and Host and Content-Length where it has none.
 * Everything else stays as it is. What even this forbids (no Host, a body without a length) `exchangeRaw` can send.
 */
export function completeRequest(request: HttpRequest, base: BaseUrl): HttpRequest {
  const { method, target, body } = request
  const headers = [...request.headers]
  if (header(headers, 'host') === undefined) headers.unshift(['Host', base.authority])
  const framed =
    header(headers, 'content-length') !== undefined || header(headers, 'transfer-encoding') !== undefined
  if (!framed && (body.byteLength > 0 || expectBody.has(method))) {
    headers.push(['Content-Length', String(body.byteLength)])
  }
  return { method, target: target.startsWith('/') ? base.prefix + target : target, headers, body }
}

/** Throws a TypeError that names what cannot be written as a request of one line and header fields. */
export function assertSendable({ method, target, headers }: HttpRequest): void {
  if (!isToken(method)) throw new TypeError(`method ${JSON.stringify(method)} is not an HTTP token`)
  if (!/^[\x21-\xff]+$/.test(target)) {
    throw new TypeError(
      `target ${JSON.stringify(target)} has a space, a control or a non-latin1 character, or is empty`,
    )
  }
  assertHeaders(headers)
}
