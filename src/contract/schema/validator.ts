import type { ErrorObject } from 'ajv'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { constraintId, type ConstraintKind } from '../constraints.js'
import { shapeAt, type Model, type ModelOperation, type ModelShape, type StructureAt } from '../model.js'
import { idPrefix, type Part } from '../part.js'
import { segmentsOf } from '../paths.js'
import { keysOf, pointerTo } from '../pointer.js'
import type { ViolatedConstraint, Violation } from '../violation.js'
import { keywords } from './keywords.js'
import { schemaFor } from './schema.js'

/** Every mechanical violation of a value, in the order in which they were found. */
export type StructuralValidator = (value: unknown) => Violation[]

/** The compiled form of `schemaFor(operation, part, revision, 'own')`, with errors as violations. */
export function compileValidator(
  model: Model,
  operation: ModelOperation,
  part: Part,
  root: StructureAt,
): StructuralValidator {
  // Strict mode refuses keywords that stand beside `type: [x, 'null']`; the schema is derived, so it has no typos to find.
  // Shapes are compiled as functions of their own, not copied into every place that refers to them: that is many times
  // faster to compile, and no slower to run.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    verbose: true,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  })
  for (const keyword of keywords) ajv.addKeyword(keyword)
  const validate: ValidateFunction = ajv.compile(schemaFor(operation.name, part, model.revision.id, 'own'))
  const prefix = idPrefix(operation.name, part)
  return (value) => {
    // A caller's member that is no JSON at all (undefined, a function) is a member of the wrong type, not an exception.
    if (validate(value)) return []
    const errors = validate.errors ?? []
    const mistyped = new Set(errors.filter(isTypeError).map((error) => error.instancePath))
    return errors
      .filter((error) => isTypeError(error) || !mistyped.has(error.instancePath))
      .filter((error) => error.keyword !== 'propertyNames')
      .map((error) => violationOf(error, model, root, prefix))
  }
}

const isTypeError = (error: ErrorObject): boolean =>
  error.keyword === 'type' ||
  error.keyword === 'timestamp' ||
  (error.keyword === 'blob' && error.params['kind'] === 'type')

function violationOf(error: ErrorObject, model: Model, root: StructureAt, prefix: string): Violation {
  const constraint = constraintOf(error)
  const atKey = error.propertyName !== undefined
  const keys = keysOf(error.instancePath)
  const segments = segmentsOf(model, root, keys)
  if (constraint.kind === 'required') {
    const missing = String(error.params['missing'])
    return {
      requirement: constraintId(prefix, [...segments, missing], 'required'),
      pointer: pointerTo(error.instancePath, missing),
      message: `${missing} is required and missing`,
      constraint,
    }
  }
  return {
    requirement: constraintId(prefix, atKey ? [...segments, '{key}'] : segments, constraint.kind),
    pointer: atKey ? pointerTo(error.instancePath, error.propertyName!) : error.instancePath,
    message: messageOf(error, constraint, shapeOf(model, root, keys)),
    constraint,
  }
}

function constraintOf({ keyword, params, schema }: ErrorObject): ViolatedConstraint {
  switch (keyword) {
    case 'members':
      return { kind: 'required' }
    case 'union':
      return { kind: 'union', values: params['names'] as string[] }
    case 'blob':
      return params['limit'] === undefined
        ? { kind: params['kind'] as ConstraintKind }
        : { kind: params['kind'] as ConstraintKind, limit: params['limit'] as number }
    case 'enum':
      return { kind: 'enum', values: (schema as (string | null)[]).filter((value) => value !== null) }
    case 'pattern':
      return { kind: 'pattern', pattern: (schema as string).slice('^(?:'.length, -')$'.length) }
    default: {
      const kind = rangeKinds[keyword]
      return kind === undefined ? { kind: 'type' } : { kind, limit: params['limit'] as number }
    }
  }
}

const rangeKinds: Readonly<Record<string, ConstraintKind>> = {
  minLength: 'min-length',
  maxLength: 'max-length',
  minItems: 'min-count',
  maxItems: 'max-count',
  minProperties: 'min-count',
  maxProperties: 'max-count',
  minimum: 'min',
  maximum: 'max',
}

function messageOf(
  error: ErrorObject,
  constraint: ViolatedConstraint,
  shape: ModelShape | undefined,
): string {
  const { kind, limit, values } = constraint
  switch (kind) {
    case 'type':
      return `must be ${expected(shape)}, is ${kindOf(error.data)}`
    case 'union': {
      const set = error.params['set'] as string[]
      const is = set.length === 0 ? 'none is set' : `${set.join(', ')} are set`
      return `exactly one of ${values!.join(', ')} must be set; ${is}`
    }
    case 'enum':
      return `must be one of ${values!.join(', ')}; is ${quote(error.data)}`
    case 'pattern':
      return `must match ${clip(constraint.pattern!, 80)} as a whole; is ${quote(error.data)}`
    case 'base64':
      return 'must be base64 (RFC 4648, section 4)'
    default: {
      const bound = kind.startsWith('min') ? 'at least' : 'at most'
      return `must have ${bound} ${limit} ${unitWord(kind)}; has ${measure(error, kind)}`
    }
  }
}

const unitWord = (kind: ConstraintKind): string =>
  kind.endsWith('-length')
    ? 'characters'
    : kind.endsWith('-count')
      ? 'entries'
      : kind.endsWith('-bytes')
        ? 'bytes'
        : 'as value'

function measure(error: ErrorObject, kind: ConstraintKind): number | string {
  const data: unknown = error.data
  if (kind.endsWith('-bytes')) return error.params['length'] as number
  if (typeof data === 'string') return Array.from(data).length
  if (Array.isArray(data)) return data.length
  if (typeof data === 'object' && data !== null) return Object.keys(data).length
  return String(data)
}

const articles: Readonly<Record<string, string>> = {
  structure: 'an object',
  map: 'an object',
  list: 'an array',
  enum: 'a string',
  string: 'a string',
  blob: 'a base64 string',
  timestamp: 'a time as RFC 3339 writes it',
  boolean: 'a boolean',
  integer: 'an integer',
  long: 'an integer',
  float: 'a number',
  double: 'a number',
}

const expected = (shape: ModelShape | undefined): string =>
  articles[shape?.type ?? 'structure'] ?? 'an object'

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${quote(value)}`
}

const quote = (value: unknown): string => clip(JSON.stringify(value) ?? typeof value, 60)

const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`

function shapeOf(model: Model, root: StructureAt, keys: readonly string[]): ModelShape | undefined {
  let shape: ModelShape | undefined = root
  for (const key of keys) {
    const target: string | undefined =
      shape?.type === 'structure'
        ? shape.members.find((member) => member.name === key)?.target
        : shape?.type === 'list'
          ? shape.member
          : shape?.type === 'map'
            ? shape.value
            : undefined
    if (target === undefined) return undefined
    shape = shapeAt(model, target)
  }
  return shape
}
