import { connect, type ClientHttp2Session } from 'node:http2'
import { abortable } from './abortable.js'
import type { BaseUrl } from './baseUrl.js'
import type { Transport } from './client.js'
import { converseHttp2 } from './converseHttp2.js'
import { Observation } from './observation.js'
import { openSocket, type NotOpen } from './openSocket.js'

/** Room for long streams without waiting for a window update every 64 KiB. */
const windowBytes = 1 << 20

type Opened = ClientHttp2Session | NotOpen

/** HTTP/2 over one connection at a time, opened anew when the server has said farewell (GOAWAY) or is gone. */
export function http2Transport(base: BaseUrl, caPem: string | undefined): Transport {
  let current: Promise<Opened> | undefined
  let active = 0

  const open = async (signal: AbortSignal): Promise<{ session: Opened; fresh: boolean }> => {
    for (;;) {
      const pending = current
      const known = pending && (await abortable(pending, signal))
      if (known && isUsable(known)) return { session: known, fresh: false }
      // Of several that find no session, the first opens one and the others wait for it.
      if (current !== pending) continue
      current = openSession(base, caPem, signal)
      return { session: await current, fresh: true }
    }
  }

  return {
    async exchange(request, signal, watch) {
      active += 1
      try {
        for (let attempt = 1; ; attempt += 1) {
          const { session, fresh } = await open(signal)
          if ('fault' in session) return new Observation(request, '2').end(session.end, session.fault)
          session.ref()
          const { exchange, unprocessed } = await converseHttp2(session, base, request, signal, watch)
          if (active === 1) session.unref()
          const again = unprocessed === 'surely' || (unprocessed === 'perhaps' && !fresh)
          if (attempt === 2 || !again) return exchange
        }
      } catch (error) {
        if (error !== signal.reason) throw error
        return new Observation(request, '2').end('timeout', String(signal.reason))
      } finally {
        active -= 1
      }
    },
    async close() {
      const session = await current
      current = undefined
      if (session && !('fault' in session)) session.close()
    },
  }
}

const isUsable = (opened: Opened): opened is ClientHttp2Session =>
  !('fault' in opened) && !opened.closed && !opened.destroyed

async function openSession(base: BaseUrl, caPem: string | undefined, signal: AbortSignal): Promise<Opened> {
  const socket = await openSocket(base, { alpn: 'h2', caPem, signal })
  if ('fault' in socket) return socket
  const session = connect(base.origin, {
    createConnection: () => socket,
    settings: { enablePush: false, initialWindowSize: windowBytes },
  })
  // Each stream tells of it; without a listener it would end the process.
  session.on('error', () => {})
  session.once('connect', () => {
    session.setLocalWindowSize(windowBytes)
  })
  return session
}
