import type { Cassette } from '../cassette.js'
import type { HeaderList, HttpRequest } from '../../wire/http/message.js'
import { loadCassettes, type NamedCassette } from '../match/named.js'
import { frameHttp1 } from './framing.js'
import { guardOrigins, originPattern } from './guard.js'
import { Library, type LibraryOptions } from './library.js'
import { assertSpeed, type Speed } from './pace.js'
import { missed } from './playable.js'
import { playBody, type PlayedBody } from './playBody.js'

/** Cassettes, or where they are: a cassette file, or a folder of them. */
export type CassetteSource = string | readonly Cassette[]

/** How recordings are played inside a test. */
export interface BridgeOptions extends LibraryOptions {
  /** 1 as recorded, 2 twice as fast. Default `Infinity`: without waiting. */
  readonly speed?: Speed
  /** Where else requests go, besides every Bedrock Runtime endpoint of AWS: origins such as `http://127.0.0.1:4566`. */
  readonly endpoints?: readonly string[]
  /**
   * How long a recording whose client went away waits for this one to do the same, in milliseconds; then it breaks off, as
   * nobody knows what would have come. Default 2,000.
   */
  readonly patienceMs?: number
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
 * @throws CassetteError for a file that is no cassette, RangeError for what is no speed, TypeError for an endpoint that is
 *   no origin, Error where there is no cassette at all
 */
export async function openBridge(
  interceptor: string,
  source: CassetteSource,
  options: BridgeOptions,
): Promise<Bridge> {
  const { speed = Infinity, endpoints = [], patienceMs = 2_000 } = options
  assertSpeed(speed)
  const library = new Library(await namedCassettes(source), options)
  if (library.tracks.length === 0) {
    throw new Error(
      `there is no cassette with a request in ${typeof source === 'string' ? source : 'what was given'}`,
    )
  }
  const origins = originPattern(endpoints)
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

async function namedCassettes(source: CassetteSource): Promise<NamedCassette[]> {
  if (typeof source === 'string') return loadCassettes([source])
  return source.map((cassette, index) => ({ name: `cassette ${index + 1}`, cassette }))
}
