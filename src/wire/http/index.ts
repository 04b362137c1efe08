// Messages
export type {
  HeaderList,
  HttpChunk,
  HttpExchange,
  HttpHandler,
  HttpReply,
  HttpRequest,
  HttpVersion,
} from './message.js'

// Serving
export type { FailedReply } from './answer.js'
export { listen, type Listener, type ListenOptions } from './listen.js'

// Asking
export {
  connect,
  type Authorize,
  type ConnectOptions,
  type ExchangeOptions,
  type HttpClient,
} from './client.js'
export { exchangeRaw, type RawExchange, type RawOptions } from './clientRaw.js'
export { inMemory, type InMemoryOptions } from './inMemory.js'
export { probe, type Probe, type ProbeOptions } from './probe.js'

// Showing
export { asCurl, type CurlOptions } from './curl.js'
