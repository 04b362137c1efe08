import type { HttpRequest, HttpVersion } from '../../wire/http/message.js'
import { openPort, type Listener, type PortOptions } from '../../wire/http/openPort.js'
import type { NamedCassette } from '../match/named.js'
import { Library, type LibraryOptions, type Track } from './library.js'
import { assertSpeed, type Speed } from './pace.js'
import { missed } from './playable.js'
import { speakHttp1 } from './speakHttp1.js'
import { speakHttp2 } from './speakHttp2.js'

export interface ReplayServerOptions extends LibraryOptions, PortOptions {
  /** Default 1: as it was recorded. */
  readonly speed?: Speed
  /** Bytes that the body of a request may have. Default 32 MiB. */
  readonly maxBodyBytes?: number
  /**
   * How long a recording whose client went away waits for this one to do the same, in milliseconds; then it breaks off, as
   * nobody knows what would have come. Default 2,000.
   */
  readonly patienceMs?: number
  /** Called with each complete request and what it gets, before it gets it. */
  readonly onRequest?: (
    request: HttpRequest,
    version: HttpVersion,
    played: Track | { readonly miss: string },
  ) => void
}

export interface ReplayServer extends Listener {
  readonly library: Library
}

/**
 * Serve recordings over HTTP/1.1 and HTTP/2 with prior knowledge on one port, each byte for byte: status, headers, body
 * in its recorded pieces, trailers, and the place where it broke off.
 *
 * @throws RangeError for what is no speed. Rejects with the system's error when the address cannot be bound.
 */
export async function startReplay(
  cassettes: readonly NamedCassette[],
  options: ReplayServerOptions = {},
): Promise<ReplayServer> {
  const { speed = 1, maxBodyBytes = 32 * 1024 * 1024, patienceMs = 2_000, onRequest } = options
  assertSpeed(speed)
  const library = new Library(cassettes, options)
  const player = {
    speed,
    maxBodyBytes,
    patienceMs,
    stallMs: options.idleTimeoutMs ?? 60_000,
    choose(request: HttpRequest, version: HttpVersion) {
      const found = library.find(request)
      onRequest?.(request, version, found)
      return 'miss' in found ? missed(found.miss) : found
    },
  }
  const listener = await openPort({ '1.1': speakHttp1(player), '2': speakHttp2(player) }, options)
  return { ...listener, library }
}
