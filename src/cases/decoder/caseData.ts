import type { Level } from '../../contract/requirement.js'
import type {
  DecoderFeature,
  DecoderOutcome,
  DecoderStream,
  ObservedEvent,
} from '../../subjects/decoder/subject.js'
import type { Message } from '../../wire/frames/message.js'
import type { Role } from '../../wire/frames/readFrame.js'
import type { Finding } from '../case.js'
import type { DecoderRuleId } from './rules.js'

/** One case of the decoder suite, as data. */
export interface DecoderCaseData {
  readonly id: string
  readonly rule: DecoderRuleId
  /** Below the level of its rule, where the specification is silent or at odds with itself on this very case. */
  readonly level?: Level
  readonly title: string
  /** The same without what makes it a case; what only accepts needs none. */
  readonly twins?: readonly string[]
  /** `messages` unless it says otherwise. */
  readonly features?: readonly DecoderFeature[]
  /** Whether its streams are so large that it takes a second or more. */
  readonly heavy?: boolean
  /** Only for a decoder in this role. */
  readonly role?: Role
  /** The streams that are fed, in order. Computed when they are needed: some are large, some are thousands. */
  readonly trials: (options: TrialOptions) => Iterable<Trial>
  /** What only all trials together show. */
  readonly compare?: (trials: readonly ObservedTrial[]) => readonly Finding[]
}

export interface TrialOptions {
  readonly seed: number
  /** Rounds of each property; below 20, families of streams that are exhaustive are thinned out as well. */
  readonly runs: number
}

/** One stream, and what a decoder has to make of it. */
export interface Trial {
  /** Tells this stream from the others of its case: `cut after 3 bytes`. */
  readonly label: string
  readonly stream: DecoderStream
  readonly expect: Expectation
}

export interface ObservedTrial extends Trial {
  readonly outcome: DecoderOutcome
}

export interface Expectation {
  /** Whether it has to come to its end, or report an error; `either` where both will do. */
  readonly end: 'end' | 'error' | 'either'
  /** Exactly these messages, in this order; not judged where absent. */
  readonly messages?: readonly Message[]
  /** Messages with exactly these payloads, whatever their headers; not judged where absent. */
  readonly payloads?: readonly Uint8Array[]
  /** Exactly these events; what a payload has beyond the given members does not matter. */
  readonly events?: readonly ObservedEvent[]
  /** What the error has to tell. */
  readonly error?: ErrorExpectation
  /** In bytes; only judged where it can be measured. */
  readonly allocatesAtMost?: number
}

export interface ErrorExpectation {
  /** Its name, the first letter in either case: an exception has the name of its member or of its shape. */
  readonly name?: string
  /** Texts that have to occur in its message, name or members. */
  readonly tells?: readonly string[]
}
