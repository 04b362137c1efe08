import type { ClientCaseData } from '../clientCase.js'
import type { ClientPlan } from '../plan.js'
import { modelledErrors, requestIds } from './modelled.js'
import { oddCases } from './odd.js'
import { retryCases } from './retries.js'

/** What a caller is told when a call fails, and what a client does about it before it tells. */
export const errorCases = (plan: ClientPlan): readonly ClientCaseData[] => [
  ...modelledErrors(plan),
  ...requestIds(plan),
  ...oddCases(plan),
  ...retryCases(plan),
]
