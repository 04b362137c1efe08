import type { Level, Requirement } from '../../contract/index.js'

/** What of an exchange is judged together. `replay.<decoder>` is for the bytes of a stream, see `replay/`. */
export type Aspect = 'request' | 'response' | 'stream' | `replay.${string}`

/** What became of one aspect of one recorded exchange; plain data. */
export interface Judgement {
  readonly aspect: Aspect
  /** One line: what is asked of it. */
  readonly title: string
  /** What it is told by when nothing is broken. */
  readonly requirement: Requirement
  /** Everything that is not as the contract has it; each verdict cites the sentence of its own requirement. */
  readonly breaches: readonly Breach[]
  /** Why nothing, or not everything, could be judged; without breaches it takes the place of a pass. */
  readonly skip?: string
  /** Why nothing can be said at all, though it should be. */
  readonly blocked?: string
}

/** One thing that was recorded and is not as a requirement has it. */
export interface Breach {
  readonly requirement: Requirement
  /** Below the level of the requirement, where the contract leaves room for this. */
  readonly level?: Level
  readonly message: string
  /** Where in the judged value, as a JSON Pointer. */
  readonly pointer?: string
}

/** How often an exchange has a member that the contract does not know, by the place in the model: `converse.response.usage.x`. */
export type Undocumented = ReadonlyMap<string, number>
