import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { packageRoot } from './packageRoot.js'

export type SchemaName = 'baseline' | 'profile' | 'results'

const validators = new Map<SchemaName, ValidateFunction>()

/** What a value breaks of a published schema: each fault in one line, with its place. Empty when it keeps to it. */
export function checkAgainst(schema: SchemaName, value: unknown): readonly string[] {
  let validate = validators.get(schema)
  if (validate === undefined) {
    const file = join(packageRoot, 'schemas', `${schema}.schema.json`)
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false })
    validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')))
    validators.set(schema, validate)
  }
  if (validate(value)) return []
  return [...new Set((validate.errors ?? []).filter(isTelling).map(describe))]
}

/** Errors of branches that only sum up others say nothing that helps. */
const isTelling = ({ keyword }: ErrorObject): boolean => keyword !== 'if' && keyword !== 'propertyNames'

function describe({ instancePath, keyword, params, message, propertyName }: ErrorObject): string {
  const place = instancePath === '' ? 'at the top' : `at ${instancePath}`
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = String(params['additionalProperty'] ?? params['unevaluatedProperty'])
      return `${place}: '${name}' is not known here`
    }
    case 'enum':
      return propertyName === undefined
        ? `${place}: must be one of ${(params['allowedValues'] as string[]).join(', ')}`
        : `${place}: '${propertyName}' is not one of ${(params['allowedValues'] as string[]).join(', ')}`
    case 'required':
      return `${place}: '${params['missingProperty']}' is missing`
    case 'const':
      return `${place}: must be ${JSON.stringify(params['allowedValue'])}`
    default:
      return `${place}: ${message}`
  }
}
