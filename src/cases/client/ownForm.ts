import type { Finding, Skip } from '../case.js'
import type { ClientCaseData } from './clientCase.js'
import type { ClientObservation } from './observation.js'

/** What is said of members is no matter of a client whose input and output have a form of its own. */
export const unlessOwnForm =
  (check: (observation: ClientObservation) => readonly Finding[] | Skip): ClientCaseData['check'] =>
  (observation) =>
    observation.hello.features.includes('own-form')
      ? { skip: 'the client has a form of its own, so its members are not compared' }
      : check(observation)
