import type { Model } from '../../contract/index.js'
import type { PropertyOptions } from '../property.js'

/** What a catalogue of client cases is made from. */
export interface ClientPlan {
  /** The contract as of the revision that the client is held to. */
  readonly model: Model
  /** How the properties are run; none of them are when it is left out. */
  readonly properties?: PropertyOptions
  /** Milliseconds that a property may take; 60,000 unless given. */
  readonly timeout?: number
}
