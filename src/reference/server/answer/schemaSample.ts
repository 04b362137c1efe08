import { isObject, listIn, objectIn, type Json } from '../json.js'

/** A small value that a JSON Schema of the common kind admits: every property, one element a list. */
export function sampleOfSchema(schema: unknown, depth = 0): unknown {
  if (!isObject(schema) || depth > 8) return {}
  const [allowed] = listIn(schema, 'enum')
  if (allowed !== undefined) return allowed
  if ('const' in schema) return schema['const']
  const type = Array.isArray(schema['type']) ? (schema['type'] as unknown[])[0] : schema['type']
  switch (type) {
    case 'string':
      return 'text'
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1
    case 'boolean':
      return true
    case 'null':
      return null
    case 'array':
      return [sampleOfSchema(schema['items'], depth + 1)]
    default:
      return propertiesOf(schema, depth)
  }
}

const propertiesOf = (schema: Json, depth: number): Json =>
  Object.fromEntries(
    Object.entries(objectIn(schema, 'properties')).map(([name, property]) => [
      name,
      sampleOfSchema(property, depth + 1),
    ]),
  )
