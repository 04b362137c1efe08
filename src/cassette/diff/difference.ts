/** What a difference concerns. The last four are told only when everything is. */
export type DifferencePart =
  /** Method, path, headers and body of the request. */
  | 'request'
  | 'status'
  | 'headers'
  | 'trailers'
  /** The name and the body of an error. */
  | 'error'
  | 'events'
  | 'usage'
  | 'body'
  /** How the response ended. */
  | 'end'
  | 'http-version'
  | 'chunks'
  | 'timing'
  | 'provenance'

/** One thing that is not the same in two recordings, as plain JSON. */
export interface Difference {
  readonly part: DifferencePart
  /**
   * Where in that part: a JSON Pointer, the name of a header, or for an event its position in the first recording (in the
   * second where the first has none), its type and a JSON Pointer, such as `3 contentBlockDelta /delta/text`.
   */
  readonly place: string
  /** Absent where the first recording has nothing there. */
  readonly before?: unknown
  /** Absent where the second recording has nothing there. */
  readonly after?: unknown
}

export interface DiffOptions {
  /** Also what differs in any two recordings: ids, dates, latencies, padding, timing, chunking, signatures. Default false. */
  readonly all?: boolean
}
