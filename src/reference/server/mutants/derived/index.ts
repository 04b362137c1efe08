import {
  constraintsOf,
  idPrefix,
  memberId,
  pathsBelow,
  pathText,
  ruleId,
  rulesAt,
  type Constraint,
  type Model,
  type ModelOperation,
} from '../../../../contract/index.js'
import type { Mutant } from '../mutant.js'
import { accepts } from './accepts.js'
import { breaksAnswer, breaksEvent } from './breaks.js'
import { refusesPlace, refusesValue } from './refuses.js'

/** A mutant made from one fact of the contract, and the requirement or case that has to see it. */
export interface DerivedMutant extends Mutant {
  /** Cases of this requirement id, or this case id itself. */
  readonly aims: string
  readonly operation: string
  /** It changes one place of answers and nothing else. */
  readonly spoilsAnswers?: boolean
}

/** For every fact of the contract a server that gets that one wrong. */
export function derivedMutants(model: Model): DerivedMutant[] {
  return [...model.operations.values()]
    .filter(({ requestStream }) => requestStream === undefined)
    .flatMap((operation) => [
      ...requestMutants(model, operation),
      ...ruleMutants(model, operation),
      ...answerMutants(model, operation),
    ])
}

function requestMutants(model: Model, operation: ModelOperation): DerivedMutant[] {
  const { name } = operation
  const prefix = idPrefix(name, 'request')
  const aimed = (mutant: Mutant, aims: string): DerivedMutant => ({ ...mutant, aims, operation: name })
  const places = [...pathsBelow(model, operation.input)]
    .filter(({ member }) => member !== undefined)
    .map(({ segments }) => aimed(refusesPlace(name, pathText(segments)), memberId(prefix, segments)))
  const constraints = constraintsOf(model, name, 'request', operation.input).flatMap((constraint) => [
    aimed(accepts(constraint.id), constraint.id),
    ...valueMutants(name, constraint).map(([mutant, variant]) =>
      aimed(mutant, `${constraint.id}/${variant}`),
    ),
  ])
  return [...places, ...constraints]
}

/** Servers that refuse what a constraint just allows: a value of an enum, the limit of a range. */
function valueMutants(operation: string, constraint: Constraint): [Mutant, string][] {
  const place = pathText(constraint.path.segments)
  if (constraint.kind === 'enum') {
    return constraint.values!.map((value) => [
      refusesValue(operation, place, value, (found) => found === value),
      value,
    ])
  }
  if (constraint.limit === undefined) return []
  const limit = constraint.limit
  const variant = 'at-limit'
  return [
    [
      refusesValue(operation, place, `${constraint.kind}-${variant}`, (found) => sizeOf(found) === limit),
      variant,
    ],
  ]
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return Array.from(value).length
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined
}

const ruleMutants = (model: Model, operation: ModelOperation): DerivedMutant[] =>
  rulesAt(operation.name, model.revision).map((rule) => {
    const id = ruleId(operation.name, rule)
    return { ...accepts(id), aims: id, operation: operation.name }
  })

function answerMutants(model: Model, operation: ModelOperation): DerivedMutant[] {
  const { name } = operation
  const inAnswers = constraintsOf(model, name, 'response', operation.output).map((constraint) => ({
    ...breaksAnswer(name, constraint),
    aims: constraint.id,
    operation: name,
    spoilsAnswers: true,
  }))
  const stream = operation.responseStream
  if (stream === undefined) return inAnswers
  const inEvents = constraintsOf(model, name, 'event', stream)
    .filter(({ path }) => !path.segments[0]!.endsWith('Exception'))
    .map((constraint) => ({
      ...breaksEvent(name, constraint),
      aims: constraint.id,
      operation: name,
      spoilsAnswers: true,
    }))
  return [...inAnswers, ...inEvents]
}
