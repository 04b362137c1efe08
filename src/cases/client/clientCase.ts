import type { OperationName } from '../../contract/index.js'
import type { Level, Requirement } from '../../contract/requirement.js'
import type {
  ClientCall,
  ClientCredentials,
  ClientFeature,
  ClientSubject,
} from '../../subjects/client/subject.js'
import type { RouteOptions, Script, ScriptedServer } from '../../subjects/client/script.js'
import type { Case, Finding, Skip } from '../case.js'
import type { ClientObservation } from './observation.js'

/** What a case of the client suite is run with: the client, and the server that it is pointed at. */
export interface ClientStand {
  readonly client: ClientSubject
  readonly server: ScriptedServer
}

export type ClientCase = Case<ClientStand, ClientObservation>

/** One case of the client suite, as data. */
export interface ClientCaseData {
  readonly id: string
  readonly requirement: Requirement
  /** Below the level of the requirement, where the contract leaves room for this very case. */
  readonly level?: Level
  readonly title: string
  /** Ids of cases without the fault; what only accepts needs none. */
  readonly twins?: readonly string[]
  readonly features?: readonly ClientFeature[]
  /** Where it takes long to make the calls: their operations. Their options then name no feature by themselves. */
  readonly operations?: readonly OperationName[]
  /** What the server answers; computed when it is needed. */
  readonly script: () => Script
  readonly route?: RouteOptions
  /** The calls, made one after the other; `key` is what their requests are recognised by. */
  readonly calls: (key: string) => readonly PlannedCall[]
  /** How long to go on listening after the last call, for requests that must not come. Default 0. */
  readonly settleMs?: number
  /** The client need not send anything: it may refuse the call, or find the server not to its liking. */
  readonly silent?: boolean
  /** Pure: an empty list is a pass. What holds for every case (the adapter answered) is judged before it. */
  readonly check: (observation: ClientObservation) => readonly Finding[] | Skip
}

/** A call without what every call has. */
export interface PlannedCall extends Pick<ClientCall, 'operation' | 'input'> {
  readonly options?: ClientCall['options']
  /** Asked of clients that can do it; the others are called without. */
  readonly optionally?: ClientCall['options']
  /** Default `us-east-1`. */
  readonly region?: string
  /** In place of the usual ones. */
  readonly credentials?: ClientCredentials
}
