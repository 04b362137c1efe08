import { header, type HeaderList, type HttpRequest } from '../../wire/http/message.js'
import { withoutHeaders } from '../../wire/http/headers.js'

/** Fields that concern one connection, whether or not Connection names them (RFC 9110, section 7.6.1). */
const hopByHop: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]

/** What is for the other end, in its order and spelling. */
export function withoutHopByHop(headers: HeaderList): HeaderList {
  const named = (header(headers, 'connection') ?? '').split(',').map((name) => name.trim().toLowerCase())
  return withoutHeaders(headers, new Set([...hopByHop, ...named]))
}

/**
 * A request as it goes on to the upstream: for its host, else as it came. No Via is added, though a gateway is asked to
 * (RFC 9110, section 7.6.3): the upstream is to see what the client sent.
 */
export const forward = (request: HttpRequest, authority: string): HttpRequest => ({
  ...request,
  headers: withoutHopByHop(request.headers).map(([name, value]) => [
    name,
    name.toLowerCase() === 'host' ? authority : value,
  ]),
})
