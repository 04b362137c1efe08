import { withoutHeaders } from '../http/headers.js'
import type { HttpRequest } from '../http/message.js'

const authorization: ReadonlySet<string> = new Set(['authorization'])

/** The request with an API key as a bearer token (RFC 6750, section 2.1), in place of any other authorization. */
export function bearer(request: HttpRequest, token: string): HttpRequest {
  const headers = withoutHeaders(request.headers, authorization)
  return { ...request, headers: [...headers, ['Authorization', `Bearer ${token}`]] }
}
