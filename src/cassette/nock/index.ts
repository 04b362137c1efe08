// `bedrock-conformance/nock`: recordings as a scope of nock, version 14.

import type { ReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import nock from 'nock'
import { openBridge, type BridgeAnswer, type BridgeOptions } from '../replay/bridge.js'
import type { CassetteSource } from '../replay/openLibrary.js'
import { BrokenOff } from '../replay/playBody.js'

export type { BridgeOptions } from '../replay/bridge.js'
export type { CassetteSource } from '../replay/openLibrary.js'
export type { Cassette } from '../cassette.js'
export { BypassError, guardClient, unguard } from '../replay/guard.js'

/**
 * A scope that answers Bedrock Runtime requests with recordings: status, headers, body in its recorded pieces, and the
 * place where it broke off. A request without a recording gets a 404 that explains it; none is let out. As nock does not
 * see HTTP/2, which clients of the AWS SDK speak by default, connections that pass it by are refused with a `BypassError`
 * until `unguard()` is called.
 *
 * ```ts
 * const scope = await replay('recordings')
 * ```
 *
 * Rejects as `openBridge` does.
 */
export async function replay(source: CassetteSource, options: BridgeOptions = {}): Promise<nock.Scope> {
  const bridge = await openBridge('nock', source, options)
  const scope = nock(bridge.origins).persist()
  // For JSON, nock would give the reply a parsed body, and crash where there is none to parse.
  scope.on('request', (request: Intercepted) => {
    request.headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => name !== 'content-type'),
    )
  })
  for (const method of ['GET', 'POST']) {
    scope
      .intercept(() => true, method)
      .reply(async function (target, text) {
        const request = this.req as unknown as Intercepted
        const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ])
        return reply(bridge.answer({ method, target, headers, body: bodyOf(request, text) }))
      })
  }
  return scope
}

/** A request as nock has it. */
interface Intercepted {
  headers: Readonly<Record<string, unknown>>
  /** Not documented. */
  readonly requestBodyBuffers?: readonly Uint8Array[]
}

/** The bytes of a request; of what is no UTF-8 a reply is only given the hexadecimal digits. */
const bodyOf = ({ requestBodyBuffers }: Intercepted, text: nock.Body): Uint8Array =>
  requestBodyBuffers === undefined
    ? Buffer.from(typeof text === 'string' ? text : JSON.stringify(text))
    : Buffer.concat(requestBodyBuffers)

/** As a stream: nock would make one piece of a Buffer. It has no place for a reason phrase. */
function reply({ status, headers, body }: BridgeAnswer): nock.ReplyFnResult {
  if (status === undefined) throw new BrokenOff()
  return [status, Readable.from(body ?? []) as ReadStream, headers.flat()]
}
