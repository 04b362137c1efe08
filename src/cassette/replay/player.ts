import type { HttpRequest, HttpVersion } from '../../wire/http/message.js'
import type { Playable } from './playable.js'
import type { Speed } from './pace.js'

/** What the server does with a request, whichever version of HTTP it came in. */
export interface Player {
  readonly speed: Speed
  readonly maxBodyBytes: number
  /** How long a piece may wait for a client that does not read, in milliseconds. */
  readonly stallMs: number
  /** How long a recording whose client went away waits for this one to do the same; then it breaks off. */
  readonly patienceMs: number
  /** What to answer; a recording, or an error that there is none. Never throws. */
  choose(request: HttpRequest, version: HttpVersion): Playable
}
