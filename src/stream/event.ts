import type { InspectedMessage } from '../wire/frames/inspectedMessage.js'

/**
 * What one message says: a member of the operation's event stream union, a modelled error of it (`exception`), or an
 * error outside the model (`error`).
 */
export interface StreamEvent extends SequenceEvent {
  readonly message: InspectedMessage
}

/** An event without its bytes: all that grammar and aggregation ask for. */
export interface SequenceEvent {
  readonly kind: EventKind
  /** `:event-type`, `:exception-type` or `:error-code`; empty where an error has none. */
  readonly type: string
  /**
   * The parsed JSON object of an event or exception. The raw bytes where the type of an event is not known and its
   * payload is no JSON object; `undefined` where an exception's is none; code and message of an `error`.
   */
  readonly payload: unknown
}

export type EventKind = 'event' | 'exception' | 'error'
