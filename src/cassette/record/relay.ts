import type { HeaderList, HttpClient, HttpExchange, HttpReply, HttpRequest } from '../../wire/http/index.js'
import type { CassetteEnd } from '../cassette.js'
import { withoutHopByHop } from './forward.js'
import { PieceQueue } from './pieceQueue.js'
import type { Take } from './take.js'

export interface RelayOptions {
  readonly take: Take
  /** Ends the exchange; the reason says why. */
  readonly stop: AbortController
  readonly timeoutMs: number
  /** Whether a piece may still be taken: a sentence when not, after which the exchange is given up. */
  readonly admit: (bytes: Uint8Array) => string | undefined
}

/** A request on its way: what the client gets, and how it ended. Of these, `reply` alone may reject. */
export interface Relayed {
  /** Rejects where the upstream left without an answer. */
  readonly reply: Promise<HttpReply>
  readonly ended: Promise<RelayEnd>
}

export interface RelayEnd {
  readonly end: CassetteEnd
  readonly fault?: string
}

/** Send a request on, and its answer back piece by piece as it arrives, while the take is told of each. */
export function relay(client: HttpClient, request: HttpRequest, options: RelayOptions): Relayed {
  const { take, stop, timeoutMs, admit } = options
  const body = new PieceQueue()
  let trailers: HeaderList = []
  let ended: Promise<RelayEnd>
  const reply = new Promise<HttpReply>((answer, breakOff) => {
    const watch = {
      head(status: number, fields: HeaderList, reason?: string) {
        take.head(status, fields, reason)
        const headers = withoutHopByHop(fields)
        answer({ status, headers, body, trailers: () => trailers, ...(reason !== undefined && { reason }) })
      },
      chunk(bytes: Uint8Array) {
        if (stop.signal.aborted) return
        const refused = admit(bytes)
        if (refused !== undefined) return stop.abort(`the recorder broke off: ${refused}`)
        take.chunk(bytes)
        body.push(bytes)
      },
      trailers(fields: HeaderList) {
        take.trailers(fields)
        trailers = withoutHopByHop(fields)
      },
    }
    const finish = (exchange: Pick<HttpExchange, 'end' | 'fault'>): RelayEnd => {
      const outcome = outcomeOf(exchange, stop.signal)
      const { end, fault } = outcome
      if (end === 'complete') {
        body.end()
        return outcome
      }
      const error = new Error(fault)
      body.end(error)
      if (end === 'refused') answer(refusal(502, `The upstream cannot be reached: ${fault}.`))
      else breakOff(error)
      return outcome
    }
    ended = client
      .exchange(request, { signal: stop.signal, timeoutMs, watch })
      .catch((error: Error) => ({ end: 'refused' as const, fault: error.message }))
      .then(finish)
  })
  return { reply, ended: ended! }
}

/** How an exchange ended, in the words of a cassette. */
function outcomeOf({ end, fault }: Pick<HttpExchange, 'end' | 'fault'>, stop: AbortSignal): RelayEnd {
  if (stop.aborted) return { end: 'aborted', fault: String(stop.reason) }
  if (end === 'complete') return { end }
  return { end: end === 'refused' ? 'refused' : 'cut', ...(fault !== undefined && { fault }) }
}

/** An answer of the recorder's own. */
export const refusal = (status: number, message: string): HttpReply => ({
  status,
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from(JSON.stringify({ message })),
})
