import { expect, it } from 'vitest'
import type { ClientHello, ClientOutcome } from '../../../subjects/client/subject.js'
import { seesError } from './seesError.js'

const hello: ClientHello = { protocol: 1, name: 'test', version: '1', operations: [], features: [] }
const failed: ClientOutcome = {
  end: 'answer',
  milliseconds: 1,
  error: {
    name: 'ThrottlingException',
    message: 'An error occurred: Too many requests, "please" wait.',
    statusCode: 429,
    requestId: 'r1',
    fields: { originalStatusCode: 418 },
  },
}

it('is content with an error that says what it has to, and more', () => {
  expect(
    seesError(hello, failed, {
      name: 'throttlingException',
      message: 'Too many requests',
      status: 429,
      requestId: 'r1',
      fields: { originalStatusCode: 418 },
      tells: ['too many requests, "please" wait', '418'],
    }),
  ).toEqual([])
  expect(seesError(hello, failed, {})).toEqual([])
})

it('tells of each part that is missing or another', () => {
  const findings = seesError(hello, failed, {
    name: 'ValidationException',
    message: 'Too few',
    status: 400,
    requestId: 'r2',
    fields: { resourceName: 'model' },
    tells: ['teapot'],
  })
  expect(findings.map(({ pointer }) => pointer)).toEqual([
    '/error/name',
    '/error/message',
    '/error/statusCode',
    '/error/requestId',
    '/error/fields/resourceName',
    '/error',
  ])
})

it('says what came in place of an error', () => {
  expect(seesError(hello, { end: 'answer', milliseconds: 1, events: [{}], output: {} }, {})).toEqual([
    { message: 'the call had to fail, and gave its caller 1 events and their end' },
  ])
})

it('lets a client with a form of its own name errors as it likes', () => {
  const own: ClientHello = { ...hello, features: ['own-form'] }
  expect(seesError(own, failed, { name: 'RateLimitError', fields: { other: 1 }, status: 429 })).toEqual([])
  expect(seesError(own, failed, { status: 500 })).toHaveLength(1)
})
