import { Socket } from 'node:net'

/**
 * The Bedrock Runtime endpoints of AWS, in every partition, with FIPS, dual stack and through a VPC, and the origins
 * given; matches an URL from its beginning.
 *
 * @throws TypeError for an endpoint that is no origin
 */
export function originPattern(endpoints: readonly string[] = []): RegExp {
  const aws = String.raw`(?:[\w-]+\.)?bedrock-runtime(?:-fips)?\.[\w-]+(?:\.vpce)?\.(?:amazonaws\.com(?:\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn)`
  const own = endpoints.map((endpoint) => {
    if (!URL.canParse(endpoint) || !/^https?:/.test(endpoint)) {
      throw new TypeError(`endpoint ${JSON.stringify(endpoint)} is no origin such as http://127.0.0.1:4566`)
    }
    const { protocol, hostname, port } = new URL(endpoint)
    const given = port === '' ? (protocol === 'https:' ? '443' : '80') : port
    return `${escape(protocol)}//${escape(hostname)}${port === '' ? `(?::${given})?` : `:${given}`}`
  })
  return new RegExp(`^(?:${[String.raw`https?://${aws}(?::\d+)?`, ...own].join('|')})(?=[/?#]|$)`)
}

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

/** What is refused, with the interceptor that it would pass by. */
const guarded = new Map<string, { readonly interceptor: string; readonly origins: RegExp }>()

/**
 * Thrown into a connection to an endpoint whose recordings are being played: it went by the interceptor, and the request
 * would have reached the service.
 */
export class BypassError extends Error {
  override readonly name = 'BypassError'
  readonly code = 'ERR_BYPASS'

  constructor(interceptor: string, address: string) {
    super(
      `a connection to ${address} was refused: recordings are played for it, and it went by ${interceptor}, which does ` +
        'not see HTTP/2 and undici.request. Give the client HTTP/1.1: requestHandler: new NodeHttpHandler() of ' +
        '@smithy/node-http-handler, or FetchHttpHandler. To let real traffic out again, call unguard()',
    )
  }
}

/**
 * Refuse every connection of this process to these origins from now on. Interceptors replace http.request and fetch;
 * HTTP/2, undici and raw sockets go by them, but every connection of Node is made by `Socket.prototype.connect`, TLS too,
 * while an intercepted request makes none.
 */
export function guardOrigins(interceptor: string, origins: RegExp): void {
  if (!isInstalled) Socket.prototype.connect = guardedConnect
  isInstalled = true
  guarded.set(`${interceptor} ${origins.source}`, { interceptor, origins })
}

/** Let real traffic out again, in this process. */
export function unguard(): void {
  guarded.clear()
  // Whoever has replaced it after us calls ours, which lets everything through now.
  if (Socket.prototype.connect !== guardedConnect) return
  Socket.prototype.connect = connect
  isInstalled = false
}

let isInstalled = false

// eslint-disable-next-line typescript/unbound-method -- called with the socket as `this` only
const { connect } = Socket.prototype

function guardedConnect(this: Socket, ...args: unknown[]): Socket {
  const address = addressOf(args)
  const guard = [...guarded.values()].find(({ origins }) =>
    ['http', 'https'].some((scheme) => origins.test(`${scheme}://${address}`)),
  )
  if (guard === undefined || address === undefined) return Reflect.apply(connect, this, args) as Socket
  // As a connection fails: later, so that whoever asked can listen.
  process.nextTick(() => this.destroy(new BypassError(guard.interceptor, address)))
  return this
}

/** `host:port` of the arguments of `connect`: options, in an array when Node has read them already, or port and host. */
function addressOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  if (typeof first === 'object' && first !== null) {
    const { host, port } = first as { readonly host?: string; readonly port?: number | string }
    return port === undefined ? undefined : `${host ?? 'localhost'}:${port}`
  }
  return typeof first === 'number'
    ? `${typeof second === 'string' ? second : 'localhost'}:${first}`
    : undefined
}

/** A client of the AWS SDK for JavaScript, version 3, as far as it matters here. */
export interface SdkClient {
  readonly config: {
    readonly requestHandler: { readonly metadata?: { readonly handlerProtocol?: string } }
  }
}

/**
 * The client itself, if its requests can be intercepted.
 *
 * @throws TypeError when it speaks HTTP/2, which is the default of the Bedrock Runtime client: nothing would be replayed
 */
export function guardClient<Client extends SdkClient>(client: Client): Client {
  if (client.config.requestHandler.metadata?.handlerProtocol !== 'h2') return client
  throw new TypeError(
    'this client speaks HTTP/2, which passes by interceptors: give it requestHandler: new NodeHttpHandler() of ' +
      '@smithy/node-http-handler, or FetchHttpHandler',
  )
}
