import type { ClientCall, ClientHello, ClientOutcome } from '../../subjects/client/subject.js'
import type { Arrival, Script } from '../../subjects/client/script.js'

/** What was seen of one case: what each call gave its caller, and every request that reached the scripted server. */
export interface ClientObservation {
  readonly hello: ClientHello
  /** What the requests of the case were recognised by, and where they went. */
  readonly key: string
  readonly endpoint: string
  readonly script: Script
  /** When the last call was over: what the dates of signatures are compared with. */
  readonly endedAt: Date
  /** The calls as they were made, one after the other, with what came of each. */
  readonly calls: readonly CallObservation[]
  /** Every request, also those that came when no call was under way. */
  readonly arrivals: readonly Arrival[]
}

export interface CallObservation {
  readonly call: ClientCall
  readonly outcome: ClientOutcome
  /** The requests that had come when the call was over, but not before it: more than one where it was tried again. */
  readonly arrivals: readonly Arrival[]
}
