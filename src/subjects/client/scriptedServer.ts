import type { ScriptedServer, ScriptedReply, Stray } from './script.js'
import { makeIdentity } from './server/certificate.js'
import type { ServerExchange } from './server/exchange.js'
import { findRoute, keyOf } from './server/findRoute.js'
import { performReply } from './server/performReply.js'
import { openPorts } from './server/ports.js'
import { createRoute, type Route } from './server/scriptRoute.js'

export interface ScriptedServerOptions {
  /** Milliseconds after which a connection without an open request is closed. Default 60,000. */
  readonly idleMs?: number
  /** The longest body of a request that is read. Default 64 MiB. */
  readonly maxBodyBytes?: number
}

/** Strays that are kept, and bytes of the body of one. */
const maxStrays = 100
const maxStrayBytes = 64 * 1024

/** Start a server that answers by script, on the loopback interface. */
export async function startScriptedServer(options: ScriptedServerOptions = {}): Promise<ScriptedServer> {
  const { idleMs = 60_000, maxBodyBytes = 64 * 1024 * 1024 } = options
  const identity = makeIdentity()
  const routes = new Map<string, Route>()
  const open = new Set<Route>()
  const strays: Stray[] = []
  let opened = 0
  let connections = 0

  const note = (stray: Stray) => {
    if (strays.length < maxStrays) strays.push(stray)
  }
  const answer = async (exchange: ServerExchange) => {
    const route = findRoute(routes, exchange)
    if (route) return route.answer(exchange)
    const { request, link, wire } = exchange
    const body = request.body.slice(0, maxStrayBytes)
    note({ reason: 'it belongs to no open call', tls: link.tls, request: { ...request, body } })
    await performReply(notFound, wire, () => {}).catch(() => wire.abandon())
  }
  const ports = await openPorts({
    identity,
    answer,
    complain: (reason, { tls }) => note({ reason, tls }),
    count: () => connections++,
    idleMs,
    maxBodyBytes,
  })

  return {
    ca: identity.ca,
    strays,
    open(script, options = {}) {
      const { tls = false, path = '' } = options
      const key = keyOf(opened++)
      const port = ports.take(script, options)
      const route: Route = createRoute(script, {
        key,
        endpoint: `${tls ? 'https' : 'http'}://127.0.0.1:${port.port}${path}`,
        leave: () => void routes.delete(key),
        async release() {
          await ports.release(port)
          open.delete(route)
        },
      })
      routes.set(key, route)
      open.add(route)
      return route
    },
    async close() {
      await Promise.all([...open].map((route) => route.close(0)))
      await ports.close()
    },
  }
}

const notFound: ScriptedReply = {
  status: 404,
  headers: [
    ['Content-Type', 'application/json'],
    ['x-amzn-ErrorType', 'UnknownOperationException'],
  ],
  body: [{ bytes: Buffer.from('{"message":"no call is expected here"}') }],
  length: 'exact',
}
