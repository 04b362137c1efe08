import { assertReply } from '../../../wire/http/frameReply.js'
import type { Arrival, Script, ScriptedRoute } from '../script.js'
import type { ServerExchange } from './exchange.js'
import { performReply } from './performReply.js'

/** A route, and what the server does with it. */
export interface Route extends ScriptedRoute {
  /** Write down that a request arrived, and answer it as the script says. Never rejects. */
  answer(exchange: ServerExchange): Promise<void>
}

/** Where a route is, and what follows from its end. */
export interface RoutePlace {
  readonly key: string
  readonly endpoint: string
  /** Called when the route takes no more requests. */
  readonly leave: () => void
  /** Called when nothing of it is under way any more. */
  readonly release: () => Promise<void>
}

/** How long a route waits for what is under way, in milliseconds. */
const defaultGraceMs = 1_000

/** @throws TypeError when the script has no reply, or one that cannot be sent */
export function createRoute({ replies }: Script, { key, endpoint, leave, release }: RoutePlace): Route {
  if (replies.length === 0) throw new TypeError('a script needs at least one reply')
  for (const reply of replies) assertReply(reply)
  const opened = performance.now()
  const now = () => performance.now() - opened
  const arrivals: Arrival[] = []
  /** What is being answered, each with how it is given up. */
  const underWay = new Map<Promise<void>, () => void>()
  let closed: Promise<readonly Arrival[]> | undefined

  const answer = ({ wire, link, ...exchange }: ServerExchange): Promise<void> => {
    const scripted = replies[Math.min(arrivals.length, replies.length - 1)]!
    const reply: { sent: number; abandonedAt?: number } = { sent: 0 }
    arrivals.push({ ...exchange, tls: link.tls, connection: link.number, at: now(), reply })
    let isGivenUp = false
    const work = performReply(scripted, wire, (count) => {
      reply.sent += count
    })
      .catch(() => {
        // What the server gives up was not given up by the client.
        if (!isGivenUp) reply.abandonedAt = now()
        wire.abandon()
      })
      .finally(() => underWay.delete(work))
    underWay.set(work, () => {
      isGivenUp = true
      wire.abandon()
    })
    return work
  }

  const close = async (graceMs: number) => {
    leave()
    const grace = setTimeout(() => {
      for (const giveUp of underWay.values()) giveUp()
    }, graceMs)
    await Promise.all(underWay.keys())
    clearTimeout(grace)
    await release()
    return arrivals
  }

  return {
    key,
    endpoint,
    arrivals,
    answer,
    close(graceMs = defaultGraceMs) {
      closed ??= close(graceMs)
      return closed
    },
  }
}
