import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operationNames } from '../../contract/index.js'
import { checkAgainst } from '../../files/checkAgainst.js'
import { packageRoot } from '../../files/packageRoot.js'
import { clientFeatures } from './features.js'
import { writeCall } from './lines.js'

const schema = JSON.parse(readFileSync(join(packageRoot, 'schemas/adapter.schema.json'), 'utf8')) as {
  readonly $defs: Readonly<Record<string, { readonly properties: Readonly<Record<string, Items>> }>>
}
interface Items {
  readonly items?: { readonly enum: readonly string[] }
}

test('the schema of the adapter protocol knows every operation and every feature', () => {
  const { operations, features } = schema.$defs['hello']!.properties
  expect(operations!.items!.enum).toEqual(operationNames.toSorted())
  expect(features!.items!.enum).toEqual(Object.keys(clientFeatures))
})

test('the lines that are sent keep to it', () => {
  const line = writeCall(7, {
    operation: 'Converse',
    endpoint: 'http://127.0.0.1:1',
    region: 'us-east-1',
    credentials: { bearerToken: 't' },
    input: { modelId: 'm' },
    options: { httpVersion: '2', maxAttempts: 1, stopAfter: 1, pauseMs: 0.5, summarise: true },
  })
  expect(checkAgainst('adapter', JSON.parse(line), 'call')).toEqual([])
  expect(checkAgainst('adapter', JSON.parse(line))).toEqual([])
})

test.each<[string, object, string]>([
  [
    'greeting',
    { hello: { protocol: 1, name: 'a', version: '1', operations: [], features: [] } },
    '/hello/operations',
  ],
  ['answer', { id: 1, events: {} }, '/events'],
  ['answer', { id: '1', output: {} }, '/id'],
  ['answer', { id: 1, error: { name: 'E' } }, '/error'],
  ['answer', { id: 1, summary: { count: 1, textLength: 1, sha256: 'x' } }, '/summary/sha256'],
])('a %s that breaks it is told where', (definition, value, pointer) => {
  expect(checkAgainst('adapter', value, definition).map((fault) => fault.pointer)).toEqual([pointer])
})
