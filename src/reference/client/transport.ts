import type { Address, Reply, Transport } from './parts.js'
import { createHttp1 } from './transport/http1.js'
import { createHttp2 } from './transport/http2.js'
import type { HttpRequest } from '../../wire/http/message.js'

/**
 * Connections of both versions of HTTP, kept and used again for the same origin and authority. `verifies`: whether a
 * certificate has to be one of an authority that is trusted.
 */
export function createTransport({ verifies = true } = {}): Transport {
  const versions = { '1.1': createHttp1(verifies), '2': createHttp2(verifies) }
  return {
    send: (request: HttpRequest, address: Address, signal: AbortSignal): Promise<Reply> =>
      versions[address.httpVersion].send(request, address, signal),
    close: () => {
      for (const version of Object.values(versions)) version.close()
    },
  }
}
