import type { Message } from '../../wire/frames/message.js'

/** A decoder under test. */
export interface DecoderSubject {
  /** What it can do beyond giving messages. */
  readonly features: readonly DecoderFeature[]
  /** Feed it one stream and watch. Rejects only when the harness is at fault. */
  decode(stream: DecoderStream, signal?: AbortSignal): Promise<DecoderOutcome>
  close(): Promise<void>
}

/**
 * - `messages`: it gives messages, header by header;
 * - `events`: it gives the events of ConverseStream, and throws for exceptions and errors;
 * - `transport`: it reads from a source that can stay open, break off, or use its buffer again.
 */
export type DecoderFeature = 'messages' | 'events' | 'transport'

export interface DecoderStream {
  readonly chunks: readonly Uint8Array[]
  /** What comes after the last chunk: the end of the body, nothing ever, or a connection reset. */
  readonly end?: 'clean' | 'open' | 'reset'
  readonly output?: 'messages' | 'events'
  /** All chunks are views into one buffer, overwritten as soon as the next is asked for. */
  readonly reuse?: boolean
  /** Measure how much memory it asks for; needs a process that has done nothing before. */
  readonly measure?: boolean
}

/** What was seen of a decoder while it had one stream. */
export interface DecoderOutcome {
  readonly messages: readonly Message[]
  readonly events: readonly ObservedEvent[]
  /**
   * `end`: it came to an end without complaint. `error`: it reported an error. `hung`: it did neither in its time.
   * `died`: its process was gone. `rubbish`: what it gave is no message.
   */
  readonly end: 'end' | 'error' | 'hung' | 'died' | 'rubbish'
  readonly error?: ObservedError
  /** One sentence for `hung`, `died` and `rubbish`. */
  readonly fault?: string
  readonly milliseconds: number
  /** The most memory in bytes it held at once beyond what it had, where that could be measured. */
  readonly allocated?: number
}

/** A member of the event stream union, as a caller gets it. */
export interface ObservedEvent {
  readonly type: string
  readonly payload: unknown
}

export interface ObservedError {
  readonly name: string
  readonly message: string
  /** What else the error carries: `originalStatusCode`, … */
  readonly members?: Readonly<Record<string, unknown>>
}

/** A decoder as a module of JavaScript. */
export interface DecoderModule {
  /** Yields messages in the shape of `Message` of `@smithy/types`, and throws on bad input. */
  readonly decode?: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<unknown>
  /** Yields events in the shape `{ messageStart: { … } }`, and throws for exceptions, errors and bad input. */
  readonly decodeEvents?: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<unknown>
}
