import type { Dated, Shape, StructureShape } from './define.js'
import { operations, type OperationDefinition } from './operations.js'
import { isSince, type Revision } from './revisions.js'
import { serviceFacts } from './service.js'
import { shapeTable } from './shapes/index.js'

export type FactValue = string | number | boolean

/**
 * The contract as flat facts, `key → value`, as of a revision: what `diff` compares, and what is held against the
 * published service model. Keys are those of the published facts: `shape.ToolName.max`, `op.Converse.error.…`.
 */
export function factsAt(revision: Revision): ReadonlyMap<string, FactValue> {
  const facts = new Map<string, FactValue>()
  for (const [key, since, value] of serviceFacts) if (isSince(since, revision)) facts.set(key, value)
  for (const [name, operation] of Object.entries<OperationDefinition>(operations)) {
    if (isSince(operation.since, revision)) addOperation(facts, name, operation, revision)
  }
  for (const [name, shape] of Object.entries(shapeTable)) {
    if (isSince(shape.since, revision)) addShape(facts, `shape.${name}`, shape, revision)
  }
  return facts
}

function addOperation(
  facts: Map<string, FactValue>,
  name: string,
  operation: OperationDefinition,
  revision: Revision,
): void {
  facts.set(`op.${name}`, `${operation.method} ${operation.uri} -> 200`)
  facts.set(`op.${name}.input`, operation.input)
  facts.set(`op.${name}.output`, operation.output)
  if (operation.idempotent === true) facts.set(`op.${name}.idempotent`, true)
  if (operation.readonly !== undefined && isSince(operation.readonly, revision))
    facts.set(`op.${name}.readonly`, true)
  for (const [error, since] of operation.errors) {
    if (isSince(since, revision)) facts.set(`op.${name}.error.${error}`, true)
  }
}

function addShape(facts: Map<string, FactValue>, key: string, shape: Shape, revision: Revision): void {
  facts.set(`${key}.type`, typeName(shape))
  for (const constraint of ['min', 'max', 'pattern'] as const)
    addDated(facts, `${key}.${constraint}`, shape[constraint], revision)
  if (shape.sensitive === true || (shape.sensitive !== undefined && isSince(shape.sensitive, revision))) {
    facts.set(`${key}.sensitive`, true)
  }
  if (shape.timestampFormat !== undefined) facts.set(`${key}.timestampFormat`, shape.timestampFormat)
  if (shape.type === 'enum') {
    for (const [value, since] of shape.values)
      if (isSince(since, revision)) facts.set(`${key}.enum.${value}`, true)
  }
  if (shape.type === 'list') facts.set(`${key}.member`, shape.member)
  if (shape.type === 'map') facts.set(`${key}.key`, shape.key).set(`${key}.value`, shape.value)
  if (shape.type === 'structure') addStructure(facts, key, shape, revision)
}

function addStructure(
  facts: Map<string, FactValue>,
  key: string,
  shape: StructureShape,
  revision: Revision,
): void {
  if (shape.payload !== undefined) facts.set(`${key}.payload`, shape.payload)
  if (shape.status !== undefined) {
    facts.set(`${key}.http`, shape.status)
    facts.set(`${key}.senderFault`, shape.status < 500)
    if (shape.status >= 500) facts.set(`${key}.fault`, true)
  }
  if (shape.retryable !== undefined && isSince(shape.retryable.since, revision)) {
    facts.set(`${key}.retryable`, `{"throttling": ${shape.retryable.throttling}}`)
  }
  for (const [name, member] of Object.entries(shape.members)) {
    if (!isSince(member.since, revision)) continue
    facts.set(`${key}.member.${name}`, member.target)
    if (member.location !== undefined) {
      const location = member.location === 'query' ? 'querystring' : member.location
      facts.set(`${key}.member.${name}.binding`, `${location}:${member.locationName}`)
    }
    if (member.idempotencyToken === true) facts.set(`${key}.member.${name}.idempotencyToken`, true)
    const withdrawn = member.requiredUntil !== undefined && isSince(member.requiredUntil, revision)
    if (member.required && !withdrawn) facts.set(`${key}.required.${name}`, true)
  }
}

function addDated<T extends string | number>(
  facts: Map<string, FactValue>,
  key: string,
  dated: Dated<T> | undefined,
  revision: Revision,
): void {
  if (dated === undefined) return
  const value = typeof dated === 'object' ? dated.findLast(([since]) => isSince(since, revision))?.[1] : dated
  if (value !== undefined) facts.set(key, value)
}

function typeName(shape: Shape): string {
  if (shape.type === 'enum') return 'string'
  if (shape.type === 'document') return 'structure/document'
  if (shape.type !== 'structure' || shape.role === undefined || shape.role === 'exception') return shape.type
  return `structure/${shape.role.toLowerCase()}`
}
