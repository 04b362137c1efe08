// `bedrock-conformance/msw`: recordings as handlers of Mock Service Worker, version 2.

import { http, HttpResponse, type HttpHandler } from 'msw'
import type { PlayedBody } from '../replay/playBody.js'
import { openBridge, type BridgeOptions } from '../replay/bridge.js'
import type { CassetteSource } from '../replay/openLibrary.js'

export type { BridgeOptions } from '../replay/bridge.js'
export type { CassetteSource } from '../replay/openLibrary.js'
export type { Cassette } from '../cassette.js'
export { BypassError, guardClient, unguard } from '../replay/guard.js'

/**
 * Handlers that answer Bedrock Runtime requests with recordings: status, headers, body in its recorded pieces, and the
 * place where it broke off. A request without a recording gets a 404 that explains it; none is let out. As msw does not
 * see HTTP/2, which clients of the AWS SDK speak by default, connections that pass it by are refused with a `BypassError`
 * until `unguard()` is called.
 *
 * ```ts
 * const server = setupServer(...(await handlersOf('recordings')))
 * ```
 *
 * Rejects as `openBridge` does.
 */
export async function handlersOf(
  source: CassetteSource,
  options: BridgeOptions = {},
): Promise<HttpHandler[]> {
  const bridge = await openBridge('msw', source, options)
  const below = new RegExp(`${bridge.origins.source}.*`, 's')
  return [
    http.all(below, async ({ request }) => {
      const { pathname, search } = new URL(request.url)
      const { status, reason, headers, body } = bridge.answer({
        method: request.method,
        target: pathname + search,
        headers: [...request.headers],
        body: new Uint8Array(await request.arrayBuffer()),
      })
      if (status === undefined) return HttpResponse.error()
      return new HttpResponse(body && streamOf(body), {
        status,
        ...(reason !== undefined && { statusText: reason }),
        headers: headers.map(([name, value]): [string, string] => [name, value]),
      })
    }),
  ]
}

/** One piece a read: what is given as one chunk arrives as one chunk. */
function streamOf(body: PlayedBody): ReadableStream<Uint8Array> {
  const pieces = Symbol.asyncIterator in body ? body : body[Symbol.iterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done === true) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
