import { lazy } from '../../../lazy.js'
import {
  constraintsOf,
  idPath,
  idPrefix,
  memberId,
  pathsBelow,
  requirement,
  shapeAt,
  valueAt,
  type Constraint,
  type Level,
  type ModelOperation,
  type ModelPath,
} from '../../../contract/index.js'
import { writeRequest, type RequestValue } from '../../../wire/rest/index.js'
import { accepted } from '../common/accepted.js'
import { refused, refusalsOf } from '../common/refused.js'
import { serverCase, type ServerCase } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { exampleOf, replaceAt, replaceKey, withValue, type Example } from './example.js'
import { featuresFor, isIssued, isOpen, namesResource } from './needs.js'
import { sized, violationsOf } from './violate.js'

/**
 * For each place of a request: that it is accepted, with every value of an enum and at every limit, and that every
 * constraint of the service model refuses what breaks it. Each refusal has as its twin the same request unbroken.
 */
export function mechanicalCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  const constraints = new Map<string, Constraint[]>()
  for (const constraint of constraintsOf(plan.model, operation.name, 'request', operation.input)) {
    const key = constraint.path.segments.join('\0')
    constraints.set(key, [...(constraints.get(key) ?? []), constraint])
  }
  return [...pathsBelow(plan.model, operation.input)].flatMap((path) =>
    placeCases(plan, operation, path, constraints.get(path.segments.join('\0')) ?? []),
  )
}

/** The case that an operation answers its shortest request: the twin of everything without a place. */
export const basicCaseId = (operation: ModelOperation): string =>
  `${idPrefix(operation.name, 'request')}.basic`

export function basicCase(plan: Plan, operation: ModelOperation): ServerCase {
  const unknown =
    operation.name === 'GetAsyncInvoke' && plan.profile.asyncInvoke === undefined
      ? 'the profile names no invocation to ask for (asyncInvoke.invocationArn)'
      : undefined
  return serverCase({
    id: basicCaseId(operation),
    requirement: requirement(`${idPrefix(operation.name, 'request')}.type`, plan.model.revision),
    title: `the shortest lawful request of ${operation.name} is answered`,
    features: featuresFor(operation, []),
    stimuli: () =>
      unknown === undefined
        ? [
            {
              request: writeRequest(operation, exampleOf(plan, operation).value),
              shared: basicCaseId(operation),
            },
          ]
        : [],
    check: ([exchange]) => (unknown === undefined ? accepted(operation, exchange!) : { skip: unknown }),
  })
}

function placeCases(
  plan: Plan,
  operation: ModelOperation,
  path: ModelPath,
  constraints: readonly Constraint[],
): ServerCase[] {
  const prefix = idPrefix(operation.name, 'request')
  const name = `${prefix}.${idPath(path.segments)}`
  const features = featuresFor(operation, path.segments)
  const open = isOpen(name)
  const issued = isIssued(name)
  const example = lazy(() => exampleOf(plan, operation, path.segments))
  const send = (value: RequestValue) => [{ request: writeRequest(operation, value) }]

  // A place without a member of its own (an element, an entry) is sent by the first case of the list or map.
  const member = path.member
  const lawfulId = member === undefined ? nearestMemberId(operation, path) : memberId(prefix, path.segments)
  const lawful =
    member === undefined
      ? []
      : [
          serverCase({
            id: lawfulId,
            requirement: requirement(lawfulId, plan.model.revision),
            level: open || issued ? 'info' : undefined,
            title: `${idPath(path.segments)} is accepted`,
            features,
            twins: [basicCaseId(operation)],
            stimuli: () => send(example().value),
            check: ([exchange]) => accepted(operation, exchange!),
          }),
        ]
  return [
    ...lawful,
    ...constraints.flatMap((constraint) => [
      ...boundaryCases(plan, operation, constraint, example, lawfulId, features),
      ...refusalCases(
        plan,
        operation,
        constraint,
        example,
        issued ? basicCaseId(operation) : lawfulId,
        features,
        open ? 'info' : undefined,
      ),
    ]),
  ]
}

/** The values that a constraint still allows: every one of an enum, the limit itself of a range. */
function boundaryCases(
  plan: Plan,
  operation: ModelOperation,
  constraint: Constraint,
  example: () => Example,
  twin: string,
  features: readonly string[],
): ServerCase[] {
  const { id, kind, path } = constraint
  const allowed = (variant: string, title: string, content: () => RequestValue): ServerCase =>
    serverCase({
      id: `${id}/${variant}`,
      requirement: requirement(id, plan.model.revision),
      level: isOpen(`${idPath(path.segments)}:${variant}`) || isOpen(id) || isIssued(id) ? 'info' : undefined,
      title,
      features,
      twins: [twin],
      stimuli: () => [{ request: writeRequest(operation, content()) }],
      check: ([exchange]) => accepted(operation, exchange!),
    })
  if (kind === 'enum') {
    return constraint.values!.map((value) =>
      allowed(value, `${idPath(path.segments)} may be ${value}`, () =>
        withValue(example(), path.segments, value),
      ),
    )
  }
  if (constraint.limit === undefined || isCostly(constraint)) return []
  const atLimit = () => limitValue(plan, constraint, example())
  return reachesLimit(plan, constraint, example)
    ? [allowed('at-limit', `${idPath(path.segments)} may be at its limit ${constraint.limit}`, atLimit)]
    : []
}

function limitValue(plan: Plan, constraint: Constraint, example: Example): RequestValue {
  const content = limitContent(plan, constraint, example)
  return constraint.path.segments.at(-1) === '{key}'
    ? replaceKey(example.value, example.pointer, String(content))
    : replaceAt(example.value, example.pointer, content)
}

function limitContent(plan: Plan, { kind, limit, path }: Constraint, example: Example): unknown {
  if (kind === 'min' || kind === 'max') return limit
  const present = path.segments.at(-1) === '{key}' ? undefined : valueAt(example.value, example.pointer)
  return sized(plan, path.shape, present, limit!)
}

/** Whether a value at the limit keeps to the other constraints of its place, and to the rules that no shape states. */
function reachesLimit(plan: Plan, constraint: Constraint, example: () => Example): boolean {
  const { kind, path } = constraint
  if (path.member?.location === 'uri' || namesResource(path.member?.name)) return false
  if (kind === 'min-length' || kind === 'max-length') {
    const pattern = path.shape.type === 'string' ? path.shape.pattern : undefined
    const text = String(limitContent(plan, constraint, example()))
    if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(text)) return false
    // Names of tools must be the same in several places, pointers be pointers, and a schema be a schema.
    return !/(?:^|\.)(?:name|toolUseId|schema|additionalModelResponseFieldPaths\.each|invocationArn)$/.test(
      idPath(path.segments),
    )
  }
  if (kind === 'max-count' && path.shape.type === 'list') {
    const element = shapeAt(plan.model, path.shape.member)
    // A list of categories may not name one twice, so its limit is the number of categories there are.
    return element.type === 'string'
  }
  return kind !== 'min-bytes'
}

/** Megabytes at the limit are left to the cases of the rules, which send them once. */
const isCostly = ({ kind, limit = 0 }: Constraint): boolean => kind === 'max-bytes' && limit > 1_000_000

function refusalCases(
  plan: Plan,
  operation: ModelOperation,
  constraint: Constraint,
  example: () => Example,
  twin: string,
  features: readonly string[],
  level: Level | undefined,
): ServerCase[] {
  const { id, kind, path } = constraint
  // Beyond a limit of megabytes inside JSON lies a body that no server takes anyway.
  if (isCostly(constraint) && operation.input.payload !== path.member?.name) return []
  const variants = violationsOf(plan, constraint, example()).map(({ variant }) => variant)
  return variants.map((variant) =>
    serverCase({
      id: `${id}/${variant}`,
      requirement: requirement(id, plan.model.revision),
      level,
      title: `${idPath(path.segments)} is refused: ${variant.replaceAll('-', ' ')}`,
      features:
        constraint.limit !== undefined && constraint.limit > 1_000_000 ? [...features, 'limits'] : features,
      twins: [twin],
      stimuli: () => {
        const violating = violationsOf(plan, constraint, example()).find(
          (candidate) => candidate.variant === variant,
        )!
        return [{ request: writeRequest(operation, violating.value()) }]
      },
      check: ([exchange]) => refused(exchange!, refusalsOf(kind, path)),
    }),
  )
}

function nearestMemberId(operation: ModelOperation, path: ModelPath): string {
  const end = path.segments.findLastIndex((segment) => !/^[[{]/.test(segment))
  return memberId(idPrefix(operation.name, 'request'), path.segments.slice(0, end + 1))
}
