import type { Model } from '../../contract/index.js'
import type { Profile } from '../../runner/profile/profile.js'

/** What a catalogue of server cases is made from: the contract as of a revision, and what the subject says of itself. */
export interface Plan {
  readonly model: Model
  readonly profile: Profile
}
