import type { HttpReply, HttpRequest } from '../../wire/http/message.js'
import type { Chance } from './chance.js'

/** Put what every reply has around its own headers, in the order of the service. */
export function finishReply(reply: HttpReply, chance: Chance, _request: HttpRequest): HttpReply {
  const isContent = ([name]: readonly [string, string]): boolean => name === 'Content-Type'
  return {
    ...reply,
    headers: [
      ['Date', new Date().toUTCString()],
      ...reply.headers.filter(isContent),
      ...(reply.body instanceof Uint8Array
        ? ([['Content-Length', String(reply.body.byteLength)]] as const)
        : ([['Transfer-Encoding', 'chunked']] as const)),
      ['Connection', 'keep-alive'],
      ['x-amzn-RequestId', chance.uuid()],
      ...reply.headers.filter((field) => !isContent(field)),
    ],
  }
}
