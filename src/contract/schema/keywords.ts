import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv'
import { base64Length } from './base64.js'

/** Exactly one of the members that the revision knows must be set; `null` counts as not set. */
const union: FuncKeywordDefinition = {
  keyword: 'union',
  type: 'object',
  schemaType: 'array',
  errors: true,
  validate: reporting((names: readonly string[], value: Record<string, unknown>) => {
    const set = names.filter((name) => isSet(value, name))
    if (set.length === 1) return []
    return [{ keyword: 'union', params: { set, names } }]
  }),
}

/** Members that must be there; `null` counts as not there. */
const members: FuncKeywordDefinition = {
  keyword: 'members',
  type: 'object',
  schemaType: 'array',
  errors: true,
  validate: reporting((names: readonly string[], value: Record<string, unknown>) =>
    names
      .filter((name) => !isSet(value, name))
      .map((name) => ({ keyword: 'members', params: { missing: name } })),
  ),
}

/** Bytes: a base64 string as on the wire, or a `Uint8Array` as a caller of an SDK holds them. */
const blob: FuncKeywordDefinition = {
  keyword: 'blob',
  schemaType: 'object',
  errors: true,
  validate: reporting(({ min, max }: { min: number; max: number }, value: unknown) => {
    if (value === null) return []
    if (typeof value !== 'string' && !(value instanceof Uint8Array))
      return [{ keyword: 'blob', params: { kind: 'type' } }]
    const length = typeof value === 'string' ? base64Length(value) : value.byteLength
    if (length === undefined) return [{ keyword: 'blob', params: { kind: 'base64' } }]
    if (length < min) return [{ keyword: 'blob', params: { kind: 'min-bytes', limit: min, length } }]
    if (length > max) return [{ keyword: 'blob', params: { kind: 'max-bytes', limit: max, length } }]
    return []
  }),
}

/** A date and time of RFC 3339, section 5.6. */
const timestamp: FuncKeywordDefinition = {
  keyword: 'timestamp',
  schemaType: 'string',
  errors: true,
  validate: reporting((_format: string, value: unknown) => {
    const isTime =
      typeof value === 'string' &&
      /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(value) &&
      !Number.isNaN(Date.parse(value))
    return value === null || isTime ? [] : [{ keyword: 'timestamp', params: {} }]
  }),
}

export const keywords: readonly FuncKeywordDefinition[] = [union, members, blob, timestamp]

const isSet = (value: Record<string, unknown>, name: string): boolean =>
  Object.hasOwn(value, name) && value[name] !== null && value[name] !== undefined

interface Report {
  readonly keyword: string
  readonly params: Record<string, unknown>
}

/** A keyword by a function of the schema's value and the judged one; each keyword declares the types it is given. */
function reporting(judge: (schema: never, value: never) => Report[]): SchemaValidateFunction {
  const validate: SchemaValidateFunction = (schema: unknown, value: unknown) => {
    const reports = judge(schema as never, value as never)
    validate.errors = reports
    return reports.length === 0
  }
  return validate
}
