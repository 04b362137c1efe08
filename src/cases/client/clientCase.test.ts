import { describe, expect, it } from 'vitest'
import { modelAt, operationAt } from '../../contract/index.js'
import type { ClientFeature, ClientOutcome } from '../../subjects/client/subject.js'
import { answered } from './answered.js'
import { asCallInput } from './callInput.js'
import type { ClientCaseData } from './clientCase.js'
import { evidenceOf } from './evidence.js'
import { firstFew } from './firstFew.js'
import { makeClientCase } from './makeClientCase.js'
import type { ClientObservation } from './observation.js'
import { unlessOwnForm } from './ownForm.js'
import { areNested, placesOf } from './places.js'
import { clientRule } from './rules.js'
import { exampleCall, exampleScript, operationsOf } from './samples.js'

const model = modelAt('newest')
const plan = { model }
const operation = operationAt(model, 'Converse')

const observed = (outcome: Partial<ClientOutcome>, arrivals = 1): ClientObservation => {
  const key = 'scripted000a'
  const arrival = {
    request: {
      method: 'POST',
      target: `/model/x.${key}/converse`,
      headers: [['Host', '127.0.0.1:1234']] as const,
      body: Buffer.from('{}'),
    },
    httpVersion: '1.1' as const,
    tls: false,
    connection: 0,
    at: 1,
    reply: { sent: 2 },
  }
  const arrived = Array.from({ length: arrivals }, () => arrival)
  const call = {
    ...exampleCall(plan, operation, key),
    endpoint: 'http://127.0.0.1:1234',
    region: 'us-east-1',
    credentials: { bearerToken: 'x' },
    options: {},
  }
  return {
    hello: { protocol: 1, name: 'a', version: '1', operations: ['Converse'], features: [] },
    key,
    endpoint: 'http://127.0.0.1:1234',
    script: exampleScript(plan, operation),
    endedAt: new Date(0),
    calls: [{ call, outcome: { end: 'answer', milliseconds: 1, ...outcome }, arrivals: arrived }],
    arrivals: arrived,
  }
}

const data = (more: Partial<ClientCaseData> = {}): ClientCaseData => ({
  id: 'a.case',
  requirement: clientRule('request.path'),
  title: 'A case',
  script: () => exampleScript(plan, operation),
  calls: (key) => [exampleCall(plan, operation, key)],
  check: () => [],
  ...more,
})

describe('what holds in every case', () => {
  it.each<[string, Partial<ClientOutcome>, number, string | undefined]>([
    ['an output', { output: {} }, 1, undefined],
    ['an error', { error: { name: 'A', message: 'b' } }, 1, undefined],
    ['nothing', {}, 1, 'the adapter answered neither output, events nor error'],
    ['silence', { end: 'hung', fault: 'for 5 s' }, 1, 'the adapter was silent (for 5 s)'],
    ['death', { end: 'died' }, 0, 'the adapter ended'],
    ['rubbish', { end: 'rubbish' }, 1, 'the adapter wrote something else'],
    [
      'an output without a request',
      { output: {} },
      0,
      'no request reached the server, and the call returned',
    ],
    [
      'an error without a request',
      { error: { name: 'A', message: 'b' } },
      0,
      'no request reached the server, and the call failed: A: b',
    ],
  ])('is judged of %s', (_title, outcome, arrivals, message) => {
    const found = answered(observed(outcome, arrivals)).map((finding) => finding.message)
    expect(found).toHaveLength(message === undefined ? 0 : 1)
    expect(found.join('\n')).toContain(message ?? '')
  })

  it('comes before what the case asks', () => {
    const item = makeClientCase(data({ check: () => [{ message: 'for scripted000a' }] }))
    expect(item.check(observed({}))).toEqual([
      { message: 'the adapter answered neither output, events nor error, in place of an answer to the call' },
    ])
    expect(item.check(observed({ output: {} }))).toEqual([{ message: 'for KEY' }])
  })
})

it('needs what its calls ask for', () => {
  const calls: ClientCaseData['calls'] = (key) => [
    exampleCall(plan, operation, key, {
      options: { httpVersion: '2', maxAttempts: 2, stopAfter: 1 },
      credentials: { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' },
    }),
  ]
  const item = makeClientCase(data({ calls, features: ['typed-output'], route: { tls: true } }))
  const needed: readonly (ClientFeature | 'Converse')[] = [
    'Converse',
    'typed-output',
    'http2',
    'attempts',
    'stop',
    'sigv4',
    'session-token',
    'tls',
  ]
  expect(new Set(item.features)).toEqual(new Set(needed))
})

it('shows what was sent, answered and seen, the same in every run', () => {
  const evidence = evidenceOf(observed({ output: { a: 1 }, stderr: 'warning: scripted000a' }))
  expect(evidence.map(({ title }) => title)).toEqual([
    'sent',
    'answered',
    'the caller saw',
    'standard error of the adapter',
  ])
  const text = evidence.map((block) => block.text).join('\n')
  expect(text).toContain('POST /model/x.KEY/converse HTTP/1.1')
  expect(text).toContain('Hello! How can I help you?')
  expect(text).not.toMatch(/scripted|1234/)
})

it('tells an adapter its blobs as base64, wherever they are', () => {
  const value = {
    modelId: 'x',
    messages: [{ role: 'user', content: [{ image: { format: 'png', source: { bytes: 'YWJj' } } }] }],
    additionalModelRequestFields: { bytes: 'YWJj' },
  }
  expect(asCallInput(model, 'ConverseRequest', value)).toEqual({
    ...value,
    messages: [
      { role: 'user', content: [{ image: { format: 'png', source: { bytes: { $base64: 'YWJj' } } } }] },
    ],
  })
  const body = Buffer.from('abc')
  expect(asCallInput(model, 'InvokeModelRequest', { body })).toEqual({ body: { $base64: 'YWJj' } })
})

it('gives each branch of a union a case of its own', () => {
  const places = placesOf(model, operation.input).map(({ segments }) => segments.join('.'))
  expect(places).toContain('messages.[].content.[].toolResult.content.[].image')
  expect(places).toContain('inferenceConfig')
  expect(places).not.toContain('inferenceConfig.topP')
  expect(areNested('/a/b', '/a')).toBe(true)
  expect(areNested('/a', '/a/b')).toBe(true)
  expect(areNested('/ab', '/a')).toBe(false)
})

it('says how many findings there are beyond the first', () => {
  const findings = Array.from({ length: 7 }, (_, index) => ({ message: String(index) }))
  expect(firstFew(findings)).toEqual([...findings.slice(0, 4), { message: 'and 3 findings more' }])
  expect(firstFew(findings.slice(0, 4))).toHaveLength(4)
})

it('leaves out what a client with a form of its own cannot be asked', () => {
  const check = unlessOwnForm(() => [{ message: 'lost' }])
  const observation = observed({ output: {} })
  expect(check(observation)).toEqual([{ message: 'lost' }])
  const own = { ...observation, hello: { ...observation.hello, features: ['own-form' as const] } }
  expect(check(own)).toHaveProperty('skip')
})

it('has a lawful call of every operation, the key in its path where there is one', () => {
  for (const each of operationsOf(plan)) {
    const { input } = exampleCall(plan, each, 'scripted000a')
    expect(JSON.stringify(input).includes('scripted000a')).toBe(each.uri.includes('{'))
  }
})
