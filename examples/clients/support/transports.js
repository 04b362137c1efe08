// What a call may ask of the transport of the official JavaScript SDK, in the settings of its two handlers.
import { Agent } from 'node:https'

/** What every release can do. */
export const features = [
  'sigv4',
  'session-token',
  'http1',
  'tls',
  'attempts',
  'timeout',
  'stop',
  'pause',
  'abort',
]

export const http1 = ({ timeoutMs, ca }) => ({
  ...(timeoutMs !== undefined && { socketTimeout: timeoutMs }),
  ...(ca !== undefined && { httpsAgent: new Agent({ keepAlive: true, ca }) }),
})

/** A connection a request, as it is where nothing is set. */
export const http2 = ({ timeoutMs, ca }) => ({
  disableConcurrentStreams: true,
  ...(timeoutMs !== undefined && { requestTimeout: timeoutMs }),
  ...(ca !== undefined && { nodeHttp2ConnectOptions: { ca } }),
})
