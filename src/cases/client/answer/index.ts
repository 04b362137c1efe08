import type { ClientCaseData } from '../clientCase.js'
import type { ClientPlan } from '../plan.js'
import { operationsOf } from '../samples.js'
import { formCases } from './forms.js'
import { memberCases } from './members.js'
import { typedCases } from './typed.js'
import { unionCases, valueCases } from './values.js'

/** What of an answer reaches the caller. */
export const answerCases = (plan: ClientPlan): readonly ClientCaseData[] =>
  operationsOf(plan).flatMap((operation) => [
    ...memberCases(plan, operation),
    ...valueCases(plan, operation),
    ...unionCases(plan, operation),
    ...formCases(plan, operation),
    ...typedCases(plan, operation),
  ])
