import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modelAt } from '../../contract/index.js'
import { operationsOf, exampleCall } from '../../cases/client/samples.js'
import { accessKey } from '../../cases/client/credentials.js'
import { startReferenceServer } from '../server/start.js'
import { embeddedKeys } from '../server/profile.js'
import { createPartsClient, type PartsClient } from './client.js'
import { referenceClientParts } from './reference.js'

const plan = { model: modelAt('newest') }

describe('the reference client', () => {
  let server: Awaited<ReturnType<typeof startReferenceServer>>
  let client: PartsClient
  beforeAll(async () => {
    server = await startReferenceServer({ seed: 1, keys: embeddedKeys })
    client = createPartsClient(referenceClientParts())
  })
  afterAll(async () => {
    client.close()
    await server.close()
  })

  const cases = operationsOf(plan).flatMap((operation) =>
    (['1.1', '2'] as const).map((httpVersion) => ({ name: operation.name, operation, httpVersion })),
  )

  it.each(cases)('gets an answer of $name over HTTP/$httpVersion', async ({ operation, httpVersion }) => {
    const told = await client.call({
      ...exampleCall(plan, operation, 'k0'),
      endpoint: server.url,
      region: 'us-east-1',
      credentials: accessKey,
      options: { httpVersion },
    })
    expect(told.error).toBeUndefined()
    expect(told.output).toBeTypeOf('object')
    expect((told.events ?? []).length > 0).toBe(operation.responseStream !== undefined)
  })
})
