import { ContractError } from './contractError.js'
import type { Constraints, Dated, Shape, SimpleType, StructureShape } from './define.js'
import { operations, type OperationDefinition, type OperationName } from './operations.js'
import { isSince, revisionOf, type Revision } from './revisions.js'
import { shapeTable } from './shapes/index.js'

/** The contract as of one revision: only what it knew, with the constraints as they were. */
export interface Model {
  readonly revision: Revision
  readonly operations: ReadonlyMap<OperationName, ModelOperation>
  readonly shapes: ReadonlyMap<string, ModelShape>
}

export interface ModelOperation {
  readonly name: OperationName
  readonly method: 'GET' | 'POST'
  readonly uri: string
  readonly input: StructureAt
  readonly output: StructureAt
  readonly errors: readonly ModelError[]
  /** The event stream of the response, and of the request for the bidirectional operation. */
  readonly responseStream?: StructureAt
  readonly requestStream?: StructureAt
  readonly idempotent: boolean
}

export interface ModelError {
  readonly name: string
  readonly status: number
}

interface RangeAt {
  readonly min?: number
  readonly max?: number
}

interface Named {
  readonly name: string
  readonly since: string
}

export interface SimpleAt extends RangeAt, Named {
  readonly type: SimpleType
  readonly pattern?: string
}

export interface EnumAt extends Named {
  readonly type: 'enum'
  readonly values: readonly string[]
}

export interface ListAt extends RangeAt, Named {
  readonly type: 'list'
  readonly member: string
}

export interface MapAt extends RangeAt, Named {
  readonly type: 'map'
  readonly key: string
  readonly value: string
}

export interface StructureAt extends Named {
  readonly type: 'structure'
  readonly role?: 'union' | 'event' | 'eventStream' | 'exception'
  readonly members: readonly MemberAt[]
  readonly payload?: string
  readonly status?: number
  /** Of an exception: clients may send the request again, and whether that is for too many of them. */
  readonly retryable?: { readonly throttling: boolean }
}

export interface MemberAt extends Named {
  readonly target: string
  readonly required: boolean
  readonly location?: 'uri' | 'header' | 'query'
  readonly locationName?: string
  readonly idempotencyToken?: boolean
}

export type ModelShape = SimpleAt | EnumAt | ListAt | MapAt | StructureAt

const models = new Map<string, Model>()

/**
 * The contract as of a revision, by any name that `revisionOf` takes. Made once for each revision.
 *
 * @throws ContractError `unknown-revision`
 */
export function modelAt(revision: string | Revision): Model {
  const resolved = typeof revision === 'string' ? revisionOf(revision) : revision
  const known = models.get(resolved.id)
  if (known !== undefined) return known
  const model = resolve(resolved)
  models.set(resolved.id, model)
  return model
}

/** @throws ContractError `unknown-operation` when the revision has no operation of that name. */
export function operationAt(model: Model, name: string): ModelOperation {
  const operation = model.operations.get(name as OperationName)
  if (operation !== undefined) return operation
  const definition: OperationDefinition | undefined = Object.entries(operations).find(
    ([known]) => known === name,
  )?.[1]
  throw new ContractError(
    'unknown-operation',
    definition === undefined
      ? `'${name}' is no operation of the Bedrock Runtime API; it has ${Object.keys(operations).join(', ')}`
      : `${name} does not exist at revision ${model.revision.id}: it appeared on ${definition.since}`,
  )
}

/** A shape that the model is known to have: targets of its own members always are. */
export function shapeAt(model: Model, name: string): ModelShape {
  const shape = model.shapes.get(name)
  if (shape === undefined) throw new RangeError(`no shape ${name} at revision ${model.revision.id}`)
  return shape
}

function resolve(revision: Revision): Model {
  const shapes = new Map<string, ModelShape>()
  for (const [name, shape] of Object.entries(shapeTable)) {
    if (isSince(shape.since, revision)) shapes.set(name, resolveShape(name, shape, revision))
  }
  const resolved = new Map<OperationName, ModelOperation>()
  for (const [name, definition] of Object.entries(operations) as [OperationName, OperationDefinition][]) {
    if (isSince(definition.since, revision))
      resolved.set(name, resolveOperation(name, definition, shapes, revision))
  }
  return { revision, operations: resolved, shapes }
}

function resolveShape(name: string, shape: Shape, revision: Revision): ModelShape {
  switch (shape.type) {
    case 'structure':
      return resolveStructure(name, shape, revision)
    case 'enum':
      return {
        name,
        since: shape.since,
        type: 'enum',
        values: shape.values.filter(([, since]) => isSince(since, revision)).map(([value]) => value),
      }
    case 'list':
      return { name, since: shape.since, type: 'list', member: shape.member, ...rangeAt(shape, revision) }
    case 'map':
      return {
        name,
        since: shape.since,
        type: 'map',
        key: shape.key,
        value: shape.value,
        ...rangeAt(shape, revision),
      }
    default: {
      const pattern = at(shape.pattern, revision)
      return {
        name,
        since: shape.since,
        type: shape.type,
        ...rangeAt(shape, revision),
        ...(pattern !== undefined && { pattern }),
      }
    }
  }
}

function resolveStructure(name: string, shape: StructureShape, revision: Revision): StructureAt {
  const members = Object.entries(shape.members)
    .filter(([, member]) => isSince(member.since, revision))
    .map(([memberName, { required, requiredUntil, ...member }]) => ({
      name: memberName,
      ...member,
      required: required && !(requiredUntil !== undefined && isSince(requiredUntil, revision)),
    }))
  return {
    name,
    since: shape.since,
    type: 'structure',
    members,
    ...(shape.role !== undefined && { role: shape.role }),
    ...(shape.payload !== undefined && { payload: shape.payload }),
    ...(shape.status !== undefined && { status: shape.status }),
    ...(shape.retryable !== undefined &&
      isSince(shape.retryable.since, revision) && {
        retryable: { throttling: shape.retryable.throttling },
      }),
  }
}

function resolveOperation(
  name: OperationName,
  definition: OperationDefinition,
  shapes: ReadonlyMap<string, ModelShape>,
  revision: Revision,
): ModelOperation {
  const input = shapes.get(definition.input) as StructureAt
  const output = shapes.get(definition.output) as StructureAt
  const requestStream = streamOf(input, shapes)
  const responseStream = streamOf(output, shapes)
  return {
    name,
    method: definition.method,
    uri: definition.uri,
    input,
    output,
    errors: definition.errors
      .filter(([, since]) => isSince(since, revision))
      .map(([error]) => ({ name: error, status: (shapes.get(error) as StructureAt).status! })),
    idempotent: definition.idempotent ?? false,
    ...(requestStream !== undefined && { requestStream }),
    ...(responseStream !== undefined && { responseStream }),
  }
}

function streamOf(structure: StructureAt, shapes: ReadonlyMap<string, ModelShape>): StructureAt | undefined {
  const payload = structure.members.find((member) => member.name === structure.payload)
  const target = payload === undefined ? undefined : shapes.get(payload.target)
  return target?.type === 'structure' && target.role === 'eventStream' ? target : undefined
}

function rangeAt(shape: Constraints, revision: Revision): RangeAt {
  const min = at(shape.min, revision)
  const max = at(shape.max, revision)
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

function at<T extends string | number>(dated: Dated<T> | undefined, revision: Revision): T | undefined {
  if (typeof dated !== 'object') return dated
  return dated.findLast(([since]) => isSince(since, revision))?.[1]
}
