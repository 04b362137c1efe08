import type { HttpRequest, HttpVersion } from '../../wire/http/message.js'
import { openPort, type Listener, type PortOptions } from '../../wire/http/openPort.js'
import type { Library, Miss, Track } from './library.js'
import { openLibrary, type CassetteSource, type PlayOptions } from './openLibrary.js'
import { assertSpeed, usualPatienceMs } from './pace.js'
import { missed } from './playable.js'
import { speakHttp1 } from './speakHttp1.js'
import { speakHttp2 } from './speakHttp2.js'

/** How recordings are served; the default speed is 1: as they were recorded. */
export interface ReplayServerOptions extends PlayOptions, PortOptions {
  /** Bytes that the body of a request may have. Default 32 MiB. */
  readonly maxBodyBytes?: number
  /** Called with each complete request and what it gets, before it gets it. */
  readonly onRequest?: (request: HttpRequest, version: HttpVersion, played: Track | Miss) => void
}

/**
 * Serve recordings over HTTP/1.1 and HTTP/2 with prior knowledge on one port, each byte for byte: status, headers, body
 * in its recorded pieces, trailers, and the place where it broke off. A request without a recording gets a 404 that
 * explains it.
 *
 * @throws What `openLibrary` throws, and RangeError for what is no speed. Rejects with the system's error when the
 *   address cannot be bound.
 */
export async function replayServer(
  source: CassetteSource,
  options: ReplayServerOptions = {},
): Promise<Listener> {
  return serveLibrary(await openLibrary(source, options), options)
}

/** Likewise, with cassettes to choose from that are there already. */
export async function serveLibrary(library: Library, options: ReplayServerOptions = {}): Promise<Listener> {
  const { speed = 1, maxBodyBytes = 32 * 1024 * 1024, patienceMs = usualPatienceMs, onRequest } = options
  assertSpeed(speed)
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
  return openPort({ '1.1': speakHttp1(player), '2': speakHttp2(player) }, options)
}
