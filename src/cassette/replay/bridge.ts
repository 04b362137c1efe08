import type { HeaderList, HttpRequest } from '../../wire/http/message.js'
import { frameHttp1 } from './framing.js'
import { guardOrigins, originPattern } from './guard.js'
import { openLibrary, type CassetteSource, type PlayOptions } from './openLibrary.js'
import { assertSpeed, usualPatienceMs } from './pace.js'
import { missed } from './playable.js'
import { playBody, type PlayedBody } from './playBody.js'

/** How recordings are played inside a test; the default speed is `Infinity`: without waiting. */
export interface BridgeOptions extends PlayOptions {
  /** Where else requests go, besides every Bedrock Runtime endpoint of AWS: origins such as `http://127.0.0.1:4566`. */
  readonly endpoints?: readonly string[]
}

/** What to play for a request. */
export interface BridgeAnswer {
  /** Absent where the connection broke before there was an answer. */
  readonly status?: number
  readonly reason?: string
  /** Over HTTP/1.1: as recorded, with what frames the body. */
  readonly headers: HeaderList
  /** Absent where HTTP allows none. */
  readonly body?: PlayedBody
}

/** Recordings behind a library that intercepts requests. */
export interface Bridge {
  /** Matches the origins whose requests are answered, and everything below them. */
  readonly origins: RegExp
  /** What to answer; a 404 that explains it where no cassette matches. Never throws. */
  answer(request: HttpRequest): BridgeAnswer
}

/**
 * Make recordings ready to be played by an interceptor, and from now on refuse connections that pass it by.
 *
 * @throws What `openLibrary` throws, RangeError for what is no speed, TypeError for an endpoint that is no origin
 */
export async function openBridge(
  interceptor: string,
  source: CassetteSource,
  options: BridgeOptions,
): Promise<Bridge> {
  const { speed = Infinity, endpoints = [], patienceMs = usualPatienceMs } = options
  assertSpeed(speed)
  const origins = originPattern(endpoints)
  const library = await openLibrary(source, options)
  guardOrigins(interceptor, origins)
  return {
    origins,
    answer(request) {
      const found = library.find(request)
      const playable = 'miss' in found ? missed(found.miss) : found
      const { status, reason } = playable.response
      const { headers, framing } = frameHttp1(playable)
      return {
        headers,
        ...(status !== undefined && { status }),
        ...(reason !== undefined && { reason }),
        ...(framing !== 'none' && { body: playBody(playable.response, speed, patienceMs) }),
      }
    },
  }
}
