import type { ModelOperation } from '../../contract/index.js'
import { answerCases } from './answer/cases.js'
import type { ServerCase } from './common/serverCase.js'
import { errorCases } from './errors/cases.js'
import { httpCases } from './http/cases.js'
import type { Plan } from './plan.js'
import { basicCase, mechanicalCases } from './request/mechanical.js'
import { ruleCases } from './rules/cases.js'
import { semanticCases } from './semantics/cases.js'
import { propertyCases } from './properties/cases.js'
import { streamCases } from './stream/cases.js'
import { authenticationCases } from './authentication/cases.js'

/** The whole catalogue of server cases for a revision and a profile, always in the same order. */
export function serverCases(plan: Plan): ServerCase[] {
  return [...plan.model.operations.values()].filter(isPlain).flatMap((operation) => casesOf(plan, operation))
}

/** An operation whose request is no event stream: only these can be judged by one request and its answer. */
const isPlain = ({ requestStream }: ModelOperation): boolean => requestStream === undefined

const casesOf = (plan: Plan, operation: ModelOperation): ServerCase[] => [
  basicCase(plan, operation),
  ...mechanicalCases(plan, operation),
  ...ruleCases(plan, operation),
  ...answerCases(plan, operation),
  ...streamCases(plan, operation),
  ...semanticCases(plan, operation),
  ...errorCases(plan, operation),
  ...httpCases(plan, operation),
  ...authenticationCases(plan, operation),
  ...propertyCases(plan, operation),
]

export type { Counterexample, PropertyOptions } from '../property.js'
export type { Plan } from './plan.js'
export type { ServerCase, ServerObservation } from './common/serverCase.js'
export type { SendOptions, ServerSubject } from '../../subjects/server/subject.js'
