import type { Model } from '../../contract/index.js'
import type { PropertyOptions } from '../property.js'
import type { Profile } from '../../subjects/profile/profile.js'

/** What a catalogue of server cases is made from: the contract as of a revision, and what the subject says of itself. */
export interface Plan {
  readonly model: Model
  readonly profile: Profile
  /** How the properties are run; none of them are when it is left out. */
  readonly properties?: PropertyOptions
}
