import { isSince } from '../../contract/revisions.js'
import { answerCases } from './answer/index.js'
import { authenticationCases } from './authentication/index.js'
import { basicCase } from './basic.js'
import type { ClientCase } from './clientCase.js'
import { errorCases } from './errors/index.js'
import { makeClientCase } from './makeClientCase.js'
import type { ClientPlan } from './plan.js'
import { propertyCases } from './properties/index.js'
import { requestCases } from './request/index.js'
import { operationsOf } from './samples.js'
import { streamCases } from './stream/index.js'

/** The whole catalogue of client cases for a revision, always in the same order. */
export const clientCases = (plan: ClientPlan): readonly ClientCase[] => [
  ...[
    ...operationsOf(plan).map((operation) => basicCase(plan, operation)),
    ...requestCases(plan),
    ...authenticationCases(plan),
    ...answerCases(plan),
    ...errorCases(plan),
    ...streamCases(plan),
  ]
    .filter(({ requirement }) => isSince(requirement.since, plan.model.revision))
    .map(makeClientCase),
  ...propertyCases(plan),
]

export type { ClientPlan } from './plan.js'
