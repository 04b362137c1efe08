import type { SendOptions, ServerSubject } from '../../cases/server/index.js'
import { Semaphore } from '../../wire/http/semaphore.js'
import type { Authentication, Profile } from '../profile/profile.js'
import { bearer, sign } from '../../wire/auth/index.js'
import {
  asCurl,
  connect,
  exchangeRaw,
  type HttpClient,
  type HttpExchange,
  type HttpRequest,
  type HttpVersion,
} from '../../wire/http/index.js'

export interface ServerOptions {
  readonly profile: Profile
  readonly concurrency: number
  /** Called before each request. */
  readonly onRequest: () => void
  /** The client for a version of HTTP; over the network by default. */
  readonly clientFor?: (version: HttpVersion) => HttpClient
}

export interface ConnectedServer {
  readonly subject: ServerSubject
  close(): Promise<void>
}

/** A server at a URL, spoken to as its profile says. Opens nothing before the first request. */
export function connectServer(url: string, options: ServerOptions): ConnectedServer {
  const { profile, concurrency, onRequest } = options
  const clients = new Map<HttpVersion, HttpClient>()
  const outcomes = new Map<string, Promise<unknown>>()
  const large = new Semaphore(1)
  const makeClient =
    options.clientFor ??
    ((version: HttpVersion) =>
      connect(url, { version, concurrency, ...(profile.ca !== undefined && { caPem: profile.ca }) }))
  const clientOf = (version: HttpVersion): HttpClient => {
    const known = clients.get(version)
    if (known !== undefined) return known
    const made = makeClient(version)
    clients.set(version, made)
    return made
  }
  const httpVersion: HttpVersion = profile.features.includes('http1') ? '1.1' : '2'

  const send = async (
    request: HttpRequest,
    { signal, anonymous = false, ...rest }: SendOptions,
  ): Promise<HttpExchange> => {
    onRequest()
    const addressed = withPrefix(profile, withHeaders(profile, withHost(request, url)))
    const authorized = anonymous ? addressed : await authorize(addressed, profile.authentication)
    return clientOf(rest.httpVersion ?? httpVersion).exchange(authorized, {
      signal,
      timeoutMs: profile.timeouts.case,
    })
  }
  const sendRaw: NonNullable<ServerSubject['sendRaw']> = async (request, make, signal) => {
    onRequest()
    const addressed = withPrefix(profile, withHeaders(profile, withHost(request, url)))
    const { headers } = await authorize(addressed, profile.authentication)
    const added = headers.filter(([name]) => !addressed.headers.some(([present]) => present === name))
    const { protocol, host } = new URL(url)
    const pieces = coalesce(make(host, [...added, ...Object.entries(profile.headers)]))
    return exchangeRaw(`${protocol}//${host}`, pieces, {
      signal,
      timeoutMs: profile.timeouts.case / 2,
      halfClose: true,
      ...(profile.ca !== undefined && { caPem: profile.ca }),
    })
  }
  return {
    subject: {
      url,
      httpVersion,
      timeout: profile.timeouts.case,
      send,
      ...(options.clientFor === undefined && { sendRaw }),
      exclusive: (work) => large.run(work),
      once: <Outcome>(key: string, make: () => Promise<Outcome>): Promise<Outcome> => {
        const known = outcomes.get(key) ?? make()
        outcomes.set(key, known)
        return known as Promise<Outcome>
      },
      reproduce: (request, version) =>
        asCurl(withPrefix(profile, withHeaders(profile, request)), url, {
          httpVersion: version,
          maxBodyBytes: 4_096,
          ...(profile.authentication.scheme === 'sigv4' && {
            sigv4: { region: profile.authentication.region },
          }),
          bearer: profile.authentication.scheme === 'bearer',
        }),
    },
    close: async () => {
      await Promise.all([...clients.values()].map((client) => client.close()))
    },
  }
}

/** At most so many writes: each waits for the one before, and thousands would take longer than a server may wait. */
const MOST_WRITES = 32

function coalesce(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const size = Math.ceil(pieces.length / MOST_WRITES)
  if (size <= 1) return pieces
  return Array.from({ length: Math.ceil(pieces.length / size) }, (_, index) =>
    Buffer.concat(pieces.slice(index * size, (index + 1) * size)),
  )
}

/** A signature covers the host, so a request has one before it is signed. */
const withHost = (request: HttpRequest, url: string): HttpRequest => ({
  ...request,
  headers: [['Host', new URL(url).host], ...request.headers],
})

const withHeaders = (profile: Profile, request: HttpRequest): HttpRequest => ({
  ...request,
  headers: [...request.headers, ...Object.entries(profile.headers)],
})

const withPrefix = (profile: Profile, request: HttpRequest): HttpRequest =>
  profile.pathPrefix === '' ? request : { ...request, target: profile.pathPrefix + request.target }

async function authorize(request: HttpRequest, authentication: Authentication): Promise<HttpRequest> {
  switch (authentication.scheme) {
    case 'none':
      return request
    case 'bearer':
      return bearer(request, authentication.token)
    case 'sigv4':
      return sign(request, {
        region: authentication.region,
        credentials: authentication.credentials,
        date: new Date(),
      })
  }
}
