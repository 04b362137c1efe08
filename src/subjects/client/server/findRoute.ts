import { header } from '../../../wire/http/message.js'
import type { ServerExchange } from './exchange.js'
import type { Route } from './scriptRoute.js'

/**
 * The route that a request belongs to: the one whose key stands in its target, its body, the credential of its
 * signature or its bearer token; else the one whose endpoint has the path that the target begins with.
 */
export function findRoute(
  routes: ReadonlyMap<string, Route>,
  { request: { target, headers, body }, link }: ServerExchange,
): Route | undefined {
  const credentials = header(headers, 'authorization') ?? ''
  const all = [...routes.values()]
  return (
    all.find(({ key }) => target.includes(key) || credentials.includes(key)) ??
    keyIn(body, routes) ??
    all.find(({ endpoint }) => isBelow(new URL(endpoint), target, link.tcp.localPort))
  )
}

/** A key that stands in a body, which may have megabytes: looked at once, however many routes there are. */
function keyIn(body: Uint8Array, routes: ReadonlyMap<string, Route>): Route | undefined {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  for (let at = text.indexOf(keyStart); at !== -1; at = text.indexOf(keyStart, at + 1)) {
    const route = routes.get(text.toString('latin1', at, at + keyLength))
    if (route) return route
  }
  return undefined
}

const isBelow = ({ pathname, port }: URL, target: string, localPort = 0): boolean =>
  Number(port) === localPort && pathname !== '/' && target.startsWith(`${pathname}/`)

const keyStart = 'scripted'
/** The length of the id of an asynchronous invocation, so that a key may be one. */
const keyLength = 12

/** The key of the n-th route of a server: `scripted000a`. */
export const keyOf = (index: number): string =>
  keyStart + index.toString(36).padStart(keyLength - keyStart.length, '0')
