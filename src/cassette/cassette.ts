import type { HeaderList, HttpChunk, HttpVersion } from '../wire/http/message.js'

/** One recorded HTTP exchange in memory, with the very bytes of the wire. The file format is `format/`. */
export interface Cassette {
  readonly provenance: Provenance
  /** Absent only where an imported source kept no request. */
  readonly request?: CassetteRequest
  readonly response: CassetteResponse
}

export interface CassetteRequest {
  /** Absent where the source does not tell. */
  readonly httpVersion?: HttpVersion
  readonly method: string
  /** The request target exactly as on the wire, percent-encoding and query string included. */
  readonly target: string
  readonly headers: HeaderList
  readonly body: Uint8Array
}

export interface CassetteResponse {
  readonly httpVersion?: HttpVersion
  /** Absent when no complete response head arrived. */
  readonly status?: number
  /** The reason phrase of HTTP/1.1, where one was sent. */
  readonly reason?: string
  readonly headers: HeaderList
  readonly trailers: HeaderList
  /** The body in the pieces in which it arrived, each with microseconds after the first byte of the response. */
  readonly chunks: readonly HttpChunk[]
  readonly end: CassetteEnd
  /** For an end that is not `complete`: one sentence with the cause. */
  readonly fault?: string
}

/**
 * `complete`: the message ended as its framing promised. `cut`: the server's side broke off (a reset, a body shorter than
 * promised). `aborted`: the client went away first. `refused`: there was no connection.
 */
export type CassetteEnd = 'complete' | 'cut' | 'aborted' | 'refused'

/** Where a cassette comes from, and what of it is not as it was on the wire. */
export interface Provenance {
  /** Name and version of the tool that wrote it, such as `bedrock-conformance 0.1.0`. */
  readonly recorder: string
  /** When the exchange took place, as RFC 3339 in UTC; absent where nobody knows. */
  readonly recordedAt?: string
  /** The origin that answered, `https://host[:port]`, without credentials. */
  readonly upstream?: string
  /** The client that asked, as whoever recorded it says, such as `boto3 1.43.0`. */
  readonly client?: string
  /** The file of another format that this was imported from. */
  readonly source?: ImportedFrom
  /** What the wire had and the source format did not keep. Never filled in by a guess. */
  readonly lost: readonly Loss[]
  /** How often each redaction rule replaced something, by the name of the rule. */
  readonly redacted: Readonly<Record<string, number>>
  readonly note?: string
}

export interface ImportedFrom {
  readonly format: 'vcr' | 'nock' | 'har' | 'jsonl'
  /** The name of the file, without its folder. */
  readonly file: string
  /** Position of the interaction in the file, from 0. */
  readonly index: number
}

export const losses = [
  /** The request itself. */
  'request',
  'request-headers',
  /** The values are right; white space or the order of keys is not. */
  'request-bytes',
  'response-bytes',
  'status',
  'response-headers',
  /** The order or spelling of header names. */
  'header-order',
  'http-version',
  /** The body is one piece, whatever its pieces were. */
  'chunks',
  /** All times are 0. */
  'timing',
  'trailers',
  /** Events without their frames: the body is not what was on the wire. */
  'framing',
] as const

/** What the wire had and a source format did not keep. */
export type Loss = (typeof losses)[number]
