import { modelAt, shapeAt, type MemberAt, type Model, type ModelShape, type StructureAt } from '../model.js'
import { isEventStream, partOf, rootOf, type Part } from '../part.js'

export type JsonSchema = boolean | { readonly [keyword: string]: unknown }

/**
 * `standard`: plain JSON Schema 2020-12, for any validator. `own`: with the keywords of this package (`union`, `blob`,
 * `members`), under which a member that is `null` counts as absent, as it does for the service.
 */
export type Dialect = 'standard' | 'own'

/**
 * The JSON Schema of a part of an operation at a revision. Values are as in JSON on the wire: blobs are base64 strings,
 * timestamps ISO 8601 strings. Members that nobody knows are allowed: the contract grows by adding members.
 *
 * @throws ContractError for an unknown revision, operation or part.
 */
export function schemaFor(
  operationName: string,
  partName: string,
  revision: string = 'newest',
  dialect: Dialect = 'standard',
): Exclude<JsonSchema, boolean> {
  const model = modelAt(revision)
  const { operation, part } = partOf(model, operationName, partName)
  const root = rootOf(operation, part)
  const definitions = new Definitions(model, dialect)
  const body =
    root === undefined
      ? { oneOf: operation.errors.map(({ name }) => definitions.reference(name)) }
      : definitions.reference(root.name)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:bedrock-conformance:${model.revision.id}:${operation.name}:${part}`,
    title: titleOf(operation.name, part, model.revision.id),
    ...body,
    $defs: definitions.collected,
  }
}

const titleOf = (operation: string, part: Part, revision: string): string =>
  `${operation} ${part} of the Amazon Bedrock Runtime API as of ${revision}`

/** Collects the shapes that a schema refers to, each once. */
class Definitions {
  readonly collected: Record<string, JsonSchema> = {}

  constructor(
    private readonly model: Model,
    private readonly dialect: Dialect,
  ) {}

  reference(name: string): { $ref: string } {
    if (!(name in this.collected)) {
      // Taken before it is filled, so that a shape which refers to itself would end.
      this.collected[name] = true
      this.collected[name] = this.define(shapeAt(this.model, name))
    }
    return { $ref: `#/$defs/${name}` }
  }

  private define(shape: ModelShape): JsonSchema {
    switch (shape.type) {
      case 'document':
        return true
      case 'structure':
        return this.structure(shape)
      case 'list':
        return { ...this.typed('array'), items: this.reference(shape.member), ...range(shape, 'Items') }
      case 'map':
        return {
          ...this.typed('object'),
          // In place and not by reference: only so the validator says which name it is that breaks the schema.
          propertyNames: this.define(shapeAt(this.model, shape.key)),
          additionalProperties: this.reference(shape.value),
          ...range(shape, 'Properties'),
        }
      case 'enum':
        return { ...this.typed('string'), enum: [...shape.values, ...(this.own ? [null] : [])] }
      case 'blob':
        return this.own
          ? { blob: { min: shape.min ?? 0, max: shape.max ?? Number.MAX_SAFE_INTEGER } }
          : { type: 'string', contentEncoding: 'base64' }
      case 'string':
        return {
          ...this.typed('string'),
          ...range(shape, 'Length'),
          // The whole value must match: the anchors that some published patterns have bind only single alternatives.
          ...(shape.pattern !== undefined && { pattern: `^(?:${shape.pattern})$` }),
        }
      case 'timestamp':
        return this.own ? { timestamp: 'iso8601' } : { type: 'string', format: 'date-time' }
      case 'boolean':
        return this.typed('boolean')
      case 'integer':
      case 'long':
        return { ...this.typed('integer'), ...range(shape, 'imum') }
      case 'float':
      case 'double':
        return { ...this.typed('number'), ...range(shape, 'imum') }
    }
  }

  private structure(shape: StructureAt): JsonSchema {
    const members = shape.members.filter(({ target }) => !isEventStream(this.model, target))
    const isUnion = shape.role === 'union' || shape.role === 'eventStream'
    return {
      ...this.typed('object'),
      properties: Object.fromEntries(members.map((member) => [member.name, this.reference(member.target)])),
      ...(isUnion ? this.unionOf(members) : this.requiredOf(members)),
    }
  }

  private unionOf(members: readonly MemberAt[]): object {
    const names = members.map(({ name }) => name)
    return this.own ? { union: names } : { oneOf: names.map((name) => ({ required: [name] })) }
  }

  private requiredOf(members: readonly MemberAt[]): object {
    const names = members.filter(({ required }) => required).map(({ name }) => name)
    if (names.length === 0) return {}
    return this.own ? { members: names } : { required: names }
  }

  private typed(type: string): { type: string | readonly string[] } {
    return { type: this.own ? [type, 'null'] : type }
  }

  private get own(): boolean {
    return this.dialect === 'own'
  }
}

function range(shape: { readonly min?: number; readonly max?: number }, ending: string): object {
  return {
    ...(shape.min !== undefined && { [`min${ending}`]: shape.min }),
    ...(shape.max !== undefined && { [`max${ending}`]: shape.max }),
  }
}
