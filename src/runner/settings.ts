import type { Counterexample } from '../cases/server/index.js'
import type { Level } from '../contract/requirement.js'
import type { Profile } from '../subjects/profile/profile.js'

export type SuiteName = 'server' | 'client' | 'decoder' | 'encoder' | 'cassettes'

/** What is under test, and how it is reached. */
export type Target =
  /** The reference subject of the suite, in this process. */
  | { readonly kind: 'embedded'; readonly mutant?: string }
  | { readonly kind: 'endpoint'; readonly url: string }
  /** A child process: the program and its arguments, started without a shell. */
  | { readonly kind: 'command'; readonly command: readonly string[] }
  /** An absolute path or file URL. */
  | { readonly kind: 'module'; readonly path: string }
  | { readonly kind: 'files'; readonly paths: readonly string[] }

/** Everything that decides what one run of one suite does, resolved and plain JSON: it crosses into worker threads. */
export interface Settings {
  readonly suite: SuiteName
  readonly target: Target
  /** The command that runs this suite against this subject again, for a shell, without a selection of cases. */
  readonly invocation: string
  /** Id of the revision that the subject is held to. */
  readonly revision: string
  readonly profile: Profile
  readonly seed: number
  /** Runs of each property. */
  readonly runs: number
  /** The lowest level that is run: `info` runs all. */
  readonly level: Level
  /** Requirements of level `should` count like `must`. */
  readonly strict: boolean
  /** Patterns over case and requirement ids, `*` for any text: run what matches one of `only` and none of `skip`. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  /** Milliseconds that a case has, from its first byte to its verdict. */
  readonly timeout: number
  /** Cases in flight at once. */
  readonly concurrency: number
  readonly maxRequests?: number
  readonly shard?: Shard
  /** Counterexamples to try before anything random, as files. */
  readonly replay: readonly Counterexample[]
  /** How recorded traffic is judged, by the suite that judges files. */
  readonly recorded?: RecordedSettings
  /** The role whose rules hold, where the rules of the two ends differ. */
  readonly role?: 'client' | 'service'
}

/** Part `index` (from 1) of `count`. */
export interface Shard {
  readonly index: number
  readonly count: number
}

export interface RecordedSettings {
  /** Hold each exchange to the contract as of the day it was recorded, where that is known. */
  readonly asOfRecording: boolean
  /** What streams are replayed through. */
  readonly decoders: readonly ReplayTarget[]
  /** The most streams that are replayed, spread evenly over the files. */
  readonly replays: number
  /** Threads that judge; as many as there are processors unless given. */
  readonly threads?: number
}

/** A decoder that recorded streams are replayed through. */
export type ReplayTarget =
  | Extract<Target, { readonly kind: 'embedded' | 'module' | 'command' }>
  /** That of the official JavaScript SDK. */
  | { readonly kind: 'smithy' }
