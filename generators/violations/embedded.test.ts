import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelAt } from '../../src/contract/index.js'
import { createHandler } from '../../src/reference/server/handler.js'
import { referenceParts } from '../../src/reference/server/reference.js'
import { readError, writeRequest } from '../../src/wire/rest/index.js'
import { asWire } from '../requests/forms.js'
import { request, type Request } from '../requests/request.js'
import { invalidRequest } from './invalidRequest.js'

describe.each(['2024-05-30', '2024-12-04', 'newest'])('the embedded server at %s', (revision) => {
  const handle = createHandler(referenceParts({ revision }), 1)
  const unary = [...modelAt(revision).operations.values()].filter(
    ({ requestStream }) => requestStream === undefined,
  )

  it.each(unary)(
    'takes what is lawful for $name, and refuses what is not',
    { timeout: 120_000 },
    async (operation) => {
      const answer = async (value: Request): Promise<string> => {
        const sent = writeRequest(operation, asWire(value))
        const { status, headers, body } = await handle(sent, new AbortController().signal)
        const bytes = body instanceof Uint8Array ? body : new Uint8Array(0)
        return status === 200
          ? '200'
          : `${status} ${readError({ status, headers, chunks: [{ at: 0, bytes }] }).name}`
      }
      for (const value of fc.sample(request(operation.name, { revision }), { seed: 3, numRuns: 60 })) {
        expect(await answer(value), fc.stringify(value)).toBe('200')
      }
      for (const invalid of fc.sample(invalidRequest(operation.name, { revision }), {
        seed: 3,
        numRuns: 60,
      })) {
        const { status, errorType, kind, requirement } = invalid
        const isUnreadable = kind === 'type' || kind === 'base64'
        const allowed = [`${status} ${errorType}`, ...(isUnreadable ? ['400 SerializationException'] : [])]
        expect(allowed, `${requirement}: ${fc.stringify(invalid.request)}`).toContain(
          await answer(invalid.request),
        )
        expect(await answer(invalid.twin), requirement).toBe('200')
      }
    },
  )
})
