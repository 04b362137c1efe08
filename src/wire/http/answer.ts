import { frameReply, type FramedReply } from './frameReply.js'
import type { HttpHandler, HttpReply, HttpRequest, HttpVersion } from './message.js'

/** What to answer when the handler threw, or gave a reply that cannot be sent. */
export type FailedReply = (request: HttpRequest, error: unknown) => HttpReply

export const plainFailure: FailedReply = () => ({ status: 500, headers: [], body: new Uint8Array(0) })

/** The handler's reply, ready for the wire; a handler at fault is answered for by `failed`. */
export async function answer(
  handler: HttpHandler,
  failed: FailedReply,
  request: HttpRequest,
  version: HttpVersion,
  signal: AbortSignal,
): Promise<FramedReply> {
  try {
    return frameReply(request, await handler(request, signal), version)
  } catch (error) {
    return frameReply(request, failed(request, error), version)
  }
}
