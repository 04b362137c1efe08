import { Agent, request as requestPlain, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as requestTls } from 'node:https'
import { parseBaseUrl } from '../../../wire/http/baseUrl.js'
import { pairHeaders } from '../../../wire/http/headers.js'
import type { HttpRequest } from '../../../wire/http/message.js'
import type { Address, Reply, Transport } from '../parts.js'

/** HTTP/1.1 with connections that are kept alive. */
export function createHttp1(rejectUnauthorized: boolean): Transport {
  const plain = new Agent({ keepAlive: true })
  const secured = new Map<string | undefined, TlsAgent>()
  const securedBy = (ca: string | undefined): TlsAgent => {
    const agent =
      secured.get(ca) ??
      new TlsAgent({ keepAlive: true, rejectUnauthorized, ...(ca !== undefined && { ca }) })
    secured.set(ca, agent)
    return agent
  }
  return {
    send: (request, { endpoint, ca }: Address, signal) => {
      const { tls, host, port } = parseBaseUrl(endpoint)
      const options = {
        host,
        port,
        method: request.method,
        path: request.target,
        headers: request.headers.flat(),
        setHost: false,
        signal,
      }
      return exchange(
        tls ? requestTls({ ...options, agent: securedBy(ca) }) : requestPlain({ ...options, agent: plain }),
        request,
      )
    },
    close: () => {
      plain.destroy()
      for (const agent of secured.values()) agent.destroy()
    },
  }
}

const exchange = (outgoing: ReturnType<typeof requestPlain>, { body }: HttpRequest): Promise<Reply> =>
  new Promise((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.once('response', (incoming) => {
      resolve(replyOf(incoming))
    })
    outgoing.end(body)
  })

function replyOf(incoming: IncomingMessage): Reply {
  // A stream that is cancelled tells of it as an error; whoever reads it hears of that by the iterator.
  incoming.on('error', () => {})
  return {
    status: incoming.statusCode ?? 0,
    headers: pairHeaders(incoming.rawHeaders),
    body: incoming as AsyncIterable<Uint8Array>,
    cancel: () => {
      incoming.destroy()
    },
  }
}
