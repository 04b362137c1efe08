import { constraintsOf, type Constraint } from './constraints.js'
import { ContractError } from './contractError.js'
import { standingOf } from './contradicted.js'
import { modelAt, type Model, type ModelOperation, type StructureAt } from './model.js'
import { idPrefix, rootOf, type Part } from './part.js'
import { idPath, pathsBelow, type ModelPath } from './paths.js'
import { protocolRequirements } from './protocol.js'
import type { Requirement } from './requirement.js'
import { isSince, laterOf, type Revision } from './revisions.js'
import { rules } from './rules/index.js'
import type { Rule } from './rules/rule.js'
import { sentenceOf } from './sentence.js'

const registers = new Map<string, ReadonlyMap<string, Requirement>>()

/** Every requirement that holds at a revision, by id, in a fixed order. Made once for each revision. */
export function requirementsAt(revision: string | Revision = 'newest'): ReadonlyMap<string, Requirement> {
  const model = modelAt(revision)
  const known = registers.get(model.revision.id)
  if (known !== undefined) return known
  const register = new Map([...collect(model)].map((requirement) => [requirement.id, requirement]))
  registers.set(model.revision.id, register)
  return register
}

/** @throws ContractError `unknown-requirement`, with the ids that look alike. */
export function requirement(id: string, revision: string | Revision = 'newest'): Requirement {
  const register = requirementsAt(revision)
  const found = register.get(id)
  if (found !== undefined) return found
  const alike = [...register.keys()].filter((known) => known.includes(id) || id.includes(known)).slice(0, 5)
  throw new ContractError(
    'unknown-requirement',
    `'${id}' is no requirement of this revision${alike.length > 0 ? `; did you mean ${alike.join(', ')}?` : ''}`,
  )
}

/** The rules of an operation that hold at a revision. */
export const rulesAt = (operation: string, revision: Revision): readonly Rule[] =>
  rules.filter(
    (rule) =>
      rule.operations.some((name) => name === operation) &&
      isSince(rule.since, revision) &&
      !(rule.until !== undefined && isSince(rule.until, revision)),
  )

export const ruleId = (operation: string, rule: Rule): string =>
  `${idPrefix(operation, 'request')}.${rule.name}`

function* collect(model: Model): Generator<Requirement> {
  for (const operation of model.operations.values()) {
    for (const part of ['request', 'response', 'event'] as const) {
      const root = rootOf(operation, part)
      if (root !== undefined) yield* modelled(model, operation, part, root)
    }
    yield* errorRequirements(model, operation)
    for (const rule of rulesAt(operation.name, model.revision)) yield fromRule(operation, rule)
  }
  for (const requirement of protocolRequirements)
    if (isSince(requirement.since, model.revision)) yield requirement
}

function* modelled(
  model: Model,
  operation: ModelOperation,
  part: Part,
  root: StructureAt,
): Generator<Requirement> {
  const prefix = idPrefix(operation.name, part)
  const document = `service model of ${model.revision.date}`
  yield {
    id: `${prefix}.type`,
    level: 'must',
    kind: 'modelled',
    source: { document, sentence: `${root.name} is a structure, a JSON object on the wire` },
    since: root.since,
    enforcement: { status: 'unknown' },
  }
  if (root.role === 'eventStream') {
    yield {
      id: `${prefix}.union`,
      level: 'must',
      kind: 'documented',
      source: {
        document: 'ConverseStream API documentation of 2024-07-25',
        sentence: 'only one of the top level keys will be present for any given event',
      },
      since: root.since,
      enforcement: { status: 'confirmed', evidence: 'every recorded message is one event' },
    }
  }
  for (const path of pathsBelow(model, root)) {
    if (path.member !== undefined) yield memberRequirement(path, operation, prefix, document)
  }
  for (const constraint of constraintsOf(model, operation.name, part, root)) {
    yield fromConstraint(constraint, operation, document)
  }
}

/** Id of the requirement that a member is known: `converse.messages.content.image.member`. */
export const memberId = (prefix: string, segments: readonly string[]): string =>
  `${prefix}.${idPath(segments)}.member`

const memberRequirement = (
  path: ModelPath,
  operation: ModelOperation,
  prefix: string,
  document: string,
): Requirement => ({
  id: memberId(prefix, path.segments),
  level: 'must',
  kind: 'modelled',
  source: {
    document,
    sentence: `${path.owner!.name} has the member ${path.member!.name} (${path.shape.name})`,
  },
  since: laterOf(operation.input.since, path.since),
  enforcement: { status: 'unknown' },
})

const fromConstraint = (
  constraint: Constraint,
  operation: ModelOperation,
  document: string,
): Requirement => ({
  id: constraint.id,
  ...standingOf(constraint.id),
  kind: 'modelled',
  source: { document, sentence: sentenceOf(constraint) },
  since: laterOf(operation.input.since, constraint.path.since),
})

const fromRule = (operation: ModelOperation, rule: Rule): Requirement => ({
  id: ruleId(operation.name, rule),
  level: rule.level,
  kind: rule.kind,
  source: rule.source,
  since: laterOf(operation.input.since, rule.since),
  ...(rule.until !== undefined && { until: rule.until }),
  enforcement: rule.enforcement,
})

function* errorRequirements(model: Model, operation: ModelOperation): Generator<Requirement> {
  const prefix = idPrefix(operation.name, 'error')
  const common = { level: 'must', since: operation.input.since } as const
  const names = operation.errors.map(({ name }) => name)
  yield {
    ...common,
    id: `${prefix}.name`,
    kind: 'modelled',
    source: {
      document: `service model of ${model.revision.date}`,
      sentence: `${operation.name} has the errors ${names.join(', ')}`,
    },
    enforcement: {
      status: 'confirmed',
      evidence: 'recorded errors are modeled ones or those of the protocol',
    },
  }
  yield {
    ...common,
    id: `${prefix}.status`,
    kind: 'modelled',
    source: {
      document: `service model of ${model.revision.date}`,
      sentence: operation.errors.map(({ name, status }) => `${name} ${status}`).join(', '),
    },
    enforcement: { status: 'confirmed', evidence: 'recorded for 400, 403, 404 and 503' },
  }
  yield {
    ...common,
    id: `${prefix}.message`,
    kind: 'modelled',
    source: {
      document: `service model of ${model.revision.date}`,
      sentence: 'every modeled error has the member message, a string',
    },
    enforcement: { status: 'confirmed', evidence: 'every recorded error body is {"message":"…"}' },
  }
}
