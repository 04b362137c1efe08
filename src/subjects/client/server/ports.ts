import type { Listener } from '../../../wire/http/openPort.js'
import type { RouteOptions, Script } from '../script.js'
import { openPort, type PortOptions } from './openPort.js'

/** Ports that wait for routes which need one of their own. */
const spareCount = 16

/** The ports of a server: one that all routes share, and some for routes that end connections. */
export interface Ports {
  /** The port of a new route. */
  take(script: Script, options: RouteOptions): Listener
  /** Close the port of a route that is over, if it was its own, with whatever is connected to it. */
  release(port: Listener): Promise<void>
  close(): Promise<void>
}

/**
 * A client may send requests of several calls over one connection of HTTP/2. Where a script ends its connection, the
 * calls of other cases must not be on it, so such a route has a port of its own; some are held ready because to open one
 * takes a moment. The shared port stands in should there be more such routes at once than ports at hand.
 */
export async function openPorts(options: PortOptions): Promise<Ports> {
  const shared = await openPort(options)
  const spare: Listener[] = []
  const open = new Set([shared])
  const opening = new Set<Promise<void>>()
  let isClosing = false

  const prepare = async () => {
    const port = await openPort(options)
    open.add(port)
    spare.push(port)
  }
  const prepareOne = () => {
    // Without spare ports there is still the shared one.
    const work = prepare()
      .catch(() => {})
      .finally(() => opening.delete(work))
    opening.add(work)
  }
  const close = async (port: Listener) => {
    open.delete(port)
    await port.close()
  }
  for (let count = 0; count < spareCount; count += 1) prepareOne()
  await Promise.all(opening)

  return {
    take(script, { ownPort = endsConnections(script) }) {
      if (!ownPort) return shared
      const port = spare.shift()
      if (!isClosing) prepareOne()
      return port ?? shared
    },
    async release(port) {
      if (port !== shared) await close(port)
    },
    async close() {
      isClosing = true
      await Promise.all(opening)
      await Promise.all([...open].map(close))
    },
  }
}

const endsConnections = ({ replies }: Script): boolean =>
  replies.some(({ fault }) => fault && ['reset', 'close', 'goaway'].includes(fault.kind))
