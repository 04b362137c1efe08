import type { HttpRequest } from '../../wire/http/message.js'
import type { CassetteResponse } from '../cassette.js'
import { identify, type Identity } from '../match/identify.js'
import type { NamedCassette } from '../match/named.js'
import { defaultRedaction, redactCassette, type RedactionRules } from '../redact/index.js'
import { explainMiss } from './explainMiss.js'
import type { ReplayMode } from './mode.js'
import { nearest } from './nearest.js'

export interface LibraryOptions {
  /** Default `exact`. */
  readonly mode?: ReplayMode
  /**
   * What the cassettes were redacted by: a request is also known by what redaction would have made of it. Default: the
   * rules that every recording goes through.
   */
  readonly redaction?: RedactionRules
}

/** A cassette that can be played. */
export interface Track {
  readonly name: string
  readonly identity: Identity
  readonly response: CassetteResponse
  /** Whether the headers of the response are all that the wire had. */
  readonly headersKept: boolean
}

/** No cassette is for the request: why, in a text of several lines. */
export interface Miss {
  readonly miss: string
}

/** The cassettes to choose from, and where each sequence stands. */
export class Library {
  readonly tracks: readonly Track[]
  /** Names of cassettes that cannot be asked for: they have no request. */
  readonly mute: readonly string[]
  /** Names of cassettes that nobody ever gets: one before them has the same request. */
  readonly hidden: readonly string[]

  readonly #mode: ReplayMode
  readonly #redaction: RedactionRules
  readonly #byKey = new Map<string, Track[]>()
  readonly #memory = new Map<string, readonly Track[]>()
  /** How many of the cassettes with the same request were given. */
  readonly #played = new Map<readonly Track[], number>()

  constructor(cassettes: readonly NamedCassette[], options: LibraryOptions = {}) {
    this.#mode = options.mode ?? 'exact'
    this.#redaction = options.redaction ?? defaultRedaction
    this.mute = cassettes.filter(({ cassette }) => cassette.request === undefined).map(({ name }) => name)
    this.tracks = inOrder(cassettes).flatMap(asTrack)
    for (const track of this.tracks) {
      const { key } = track.identity
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), track])
    }
    const behind = [...this.#byKey.values()].flatMap((tracks) => tracks.slice(1))
    this.hidden = this.#mode === 'sequence' ? [] : behind.map(({ name }) => name)
  }

  /** The cassette for a request; why there is none, also when it cannot even be compared. Never throws. */
  find(request: HttpRequest): Track | Miss {
    try {
      return this.#find(request)
    } catch (error) {
      // JSON may be nested more deeply than a stack goes.
      return { miss: `no cassette matches ${request.method} ${request.target}: ${(error as Error).message}` }
    }
  }

  #find(request: HttpRequest): Track | Miss {
    const text = textOf(request)
    const known = this.#memory.get(text)
    if (known !== undefined) return this.#next(known)
    const found = this.#lookUp(request) ?? this.#lookUp(this.#redact(request))
    if (found !== undefined) {
      this.#remember(text, found)
      return this.#next(found)
    }
    const asked = identify(this.#redact(request))
    const neighbours = this.tracks.filter(({ identity }) => identity.scope === asked.scope)
    const near = this.#mode === 'loose' ? nearest(asked, neighbours) : undefined
    return near?.track ?? { miss: explainMiss(asked, this.tracks) }
  }

  #lookUp(request: HttpRequest): readonly Track[] | undefined {
    return (
      this.#byKey.get(identify(request).key) ?? this.#byKey.get(identify(request, { headers: false }).key)
    )
  }

  #next(tracks: readonly Track[]): Track {
    const played = this.#played.get(tracks) ?? 0
    if (this.#mode === 'sequence') this.#played.set(tracks, played + 1)
    return tracks[Math.min(played, tracks.length - 1)]!
  }

  /** The same bytes mean the same: tests ask the same again and again. */
  #remember(text: string, tracks: readonly Track[]): void {
    if (text.length > memory.longest) return
    if (this.#memory.size >= memory.most) this.#memory.clear()
    this.#memory.set(text, tracks)
  }

  #redact(request: HttpRequest): HttpRequest {
    const response: CassetteResponse = { headers: [], trailers: [], chunks: [], end: 'complete' }
    const provenance = { recorder: '', lost: [], redacted: {} }
    return redactCassette({ provenance, request, response }, this.#redaction).request ?? request
  }
}

const memory = { most: 1_000, longest: 16_384 }

/** Everything of a request that can tell it from another one: Bedrock binds members to headers of this form only. */
const textOf = ({ method, target, headers, body }: HttpRequest): string => {
  const bound = headers
    .filter(([name]) => /^x-amzn-bedrock-/i.test(name))
    .map(([name, value]) => `${name}: ${value}`)
  const { buffer, byteOffset, byteLength } = body
  return `${method} ${target}\n${bound.join('\n')}\n\n${Buffer.from(buffer, byteOffset, byteLength).toString('latin1')}`
}

function asTrack({ name, cassette }: NamedCassette): Track[] {
  const { request, response, provenance } = cassette
  if (request === undefined) return []
  const identity = identify(request, { headers: !provenance.lost.includes('request-headers') })
  return [{ name, identity, response, headersKept: !provenance.lost.includes('response-headers') }]
}

/** As they were recorded; as they were given where somebody did not say when. */
function inOrder(cassettes: readonly NamedCassette[]): readonly NamedCassette[] {
  const times = new Map(
    cassettes.map((named) => [named, Date.parse(named.cassette.provenance.recordedAt ?? '')]),
  )
  if ([...times.values()].some(Number.isNaN)) return cassettes
  return [...cassettes].sort((one, other) => times.get(one)! - times.get(other)!)
}
