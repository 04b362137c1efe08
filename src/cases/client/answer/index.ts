import type { ClientCaseData } from '../clientCase.js'
import type { ClientPlan } from '../plan.js'
import { operationsOf } from '../samples.js'
import { memberCases } from './members.js'

/** What of an answer reaches the caller. */
export const answerCases = (plan: ClientPlan): readonly ClientCaseData[] =>
  operationsOf(plan).flatMap((operation) => [...memberCases(plan, operation)])
