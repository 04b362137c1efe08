import type { Level } from '../../contract/requirement.js'
import type { EncoderFeature, EncoderOutcome, EncoderTask } from '../../subjects/encoder/subject.js'
import type { Message } from '../../wire/frames/message.js'
import type { Role } from '../../wire/frames/readFrame.js'
import type { EncoderRuleId } from './rules.js'

/** One case of the encoder suite, as data. */
export interface EncoderCaseData {
  readonly id: string
  readonly rule: EncoderRuleId
  /** Below the level of its rule. */
  readonly level?: Level
  readonly title: string
  readonly twins?: readonly string[]
  /** `messages` unless it says otherwise. */
  readonly features?: readonly EncoderFeature[]
  readonly role?: Role
  readonly heavy?: boolean
  readonly trials: (options: { readonly seed: number; readonly runs: number }) => Iterable<EncoderTrial>
}

/** One task, and what an encoder has to make of it. */
export interface EncoderTrial {
  readonly label: string
  readonly task: EncoderTask
  /**
   * `messages`: bytes in which the strict inspector finds exactly these and no fault. `refuse`: an error. `either`: one
   * or the other, but never other bytes.
   */
  readonly expect:
    | { readonly messages: readonly Message[]; readonly bytes?: Uint8Array }
    | { readonly refuse: true }
    | { readonly either: readonly Message[] }
}

export interface ObservedEncoding extends EncoderTrial {
  readonly outcome: EncoderOutcome
}
