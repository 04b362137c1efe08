import type { ClientCaseData } from '../clientCase.js'
import type { ClientPlan } from '../plan.js'
import { operationsOf } from '../samples.js'
import { connectionCases } from './connection.js'
import { endpointCases } from './endpoint.js'
import { headCases } from './head.js'
import { kindCases } from './kinds.js'
import { memberCases } from './members.js'
import { pathCases } from './path.js'
import { queryCases } from './query.js'
import { tokenCases } from './token.js'

/** What a client sends. */
export const requestCases = (plan: ClientPlan): readonly ClientCaseData[] =>
  operationsOf(plan).flatMap((operation) => [
    ...pathCases(plan, operation),
    ...queryCases(plan, operation),
    ...headCases(plan, operation),
    ...memberCases(plan, operation),
    ...kindCases(plan, operation),
    ...tokenCases(plan, operation),
    ...endpointCases(plan, operation),
    ...connectionCases(plan, operation),
  ])
