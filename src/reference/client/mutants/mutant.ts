import type { ClientCall, ClientFeature } from '../../../subjects/client/subject.js'
import type { Specimen } from '../../matrix/killMatrix.js'
import type { Told } from '../client.js'
import type { ClientParts } from '../parts.js'

export type MakeCall = (call: ClientCall) => Promise<Told>

/** The sound client with one defect, or with one difference that the contract allows. */
export interface ClientMutant extends Specimen {
  /** What it does otherwise. Called once for each client: some keep things from one call to the next. */
  readonly change?: (sound: ClientParts) => Partial<ClientParts>
  /** What it does around its calls. */
  readonly around?: (sound: MakeCall) => MakeCall
  /** What it says of itself beyond, or no longer. */
  readonly features?: (sound: readonly ClientFeature[]) => readonly ClientFeature[]
  /** Ids of the checks that are tried first, since they should see it. */
  readonly aims?: RegExp
}
