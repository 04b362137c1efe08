import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { nearest } from './nearest.js'
import { packageRoot } from './packageRoot.js'

export type SchemaName = 'adapter' | 'baseline' | 'cassette' | 'profile' | 'results'

/** What a value breaks of a schema. */
export interface SchemaFault {
  /** JSON Pointer to the place. */
  readonly pointer: string
  readonly message: string
}

const validators = new Map<string, ValidateFunction>()

/**
 * What a value breaks of a published schema, or of one of its definitions, with what was probably meant; empty when it
 * keeps to it.
 */
export function checkAgainst(
  schema: SchemaName,
  value: unknown,
  definition?: string,
): readonly SchemaFault[] {
  const key = definition === undefined ? schema : `${schema}#/$defs/${definition}`
  let validate = validators.get(key)
  if (validate === undefined) {
    const file = join(packageRoot, 'schemas', `${schema}.schema.json`)
    const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true })
    ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')), schema)
    validate = ajv.compile({ $ref: key })
    validators.set(key, validate)
  }
  if (validate(value)) return []
  return (validate.errors ?? []).filter(isTelling).map((error) => ({
    pointer: error.instancePath,
    message: describe(error),
  }))
}

/** A fault in one line. */
export const describeFault = ({ pointer, message }: SchemaFault): string =>
  `${pointer === '' ? '' : `${pointer}: `}${message}`

/** Errors that only sum up others say nothing that helps. */
const isTelling = ({ keyword, schemaPath }: ErrorObject): boolean =>
  keyword !== 'if' && keyword !== 'propertyNames' && !/\/oneOf\/\d+\/required$/u.test(schemaPath)

function describe({
  keyword,
  params,
  message,
  propertyName,
  schema,
  parentSchema,
  data,
}: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties':
      return unknown(params['additionalProperty'] as string, Object.keys(parentSchema?.['properties'] ?? {}))
    case 'enum':
      return unknown(propertyName ?? data, params['allowedValues'] as readonly string[])
    case 'required':
      return `'${params['missingProperty']}' is missing`
    case 'oneOf':
      return `must have one of ${namesIn(schema as Alternatives)}, and no more than one`
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}, not ${JSON.stringify(data)}`
    default:
      return message ?? keyword
  }
}

/** All our alternatives are members. */
type Alternatives = readonly { readonly required: readonly string[] }[]

const namesIn = (alternatives: Alternatives): string =>
  alternatives.flatMap(({ required }) => required).join(', ')

function unknown(name: unknown, known: readonly string[]): string {
  const meant = nearest(String(name), known)
  const rest = meant === undefined ? `it can be ${known.join(', ')}` : `did you mean '${meant}'?`
  return `${JSON.stringify(name)} is not known here; ${rest}`
}
