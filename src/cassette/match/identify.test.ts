import { describe, expect, test } from 'vitest'
import { bytes, hello, makeCassette } from '../testing/make.js'
import { identify } from './identify.js'

const keyOf = (request: Partial<NonNullable<ReturnType<typeof makeCassette>['request']>>) =>
  identify(makeCassette({ request }).request!).key
const withBody = (text: string) => keyOf({ body: bytes(text) })
const withTarget = (target: string) => keyOf({ target })

describe('equal are', () => {
  test.each([
    ['key order', '{"messages":[],"system":[]}', '{"system":[],"messages":[]}'],
    ['white space', '{"messages":[]}', '{ "messages" :\n[ ] }'],
    ['numbers', '{"inferenceConfig":{"temperature":1}}', '{"inferenceConfig":{"temperature":10.0e-1}}'],
    ['escapes', '{"system":[{"text":"é"}]}', '{"system":[{"text":"\\u00e9"}]}'],
    [
      'base64 of a blob',
      '{"messages":[{"content":[{"image":{"source":{"bytes":"+/8="}}}]}]}',
      '{"messages":[{"content":[{"image":{"source":{"bytes":"-_8"}}}]}]}',
    ],
  ])('%s', (_what, one, other) => {
    expect(withBody(one)).toBe(withBody(other))
  })

  test('paths percent-encoded or raw', () => {
    expect(withTarget('/model/amazon.nova-lite-v1:0/converse')).toBe(
      withTarget('/model/amazon.nova-lite-v1%3a0/converse'),
    )
  })

  test('requests of clients that say more or less about spelling, and who they are', () => {
    expect(keyOf({ headers: [] })).toBe(
      keyOf({
        headers: [
          ['accept', '*/*'],
          ['User-Agent', 'x'],
          ['Authorization', 'y'],
        ],
      }),
    )
  })
})

describe('different are', () => {
  test.each([
    ['values', '{"messages":[]}', '{"messages":[{}]}'],
    ['order of a list', '{"system":[{"text":"a"},{"text":"b"}]}', '{"system":[{"text":"b"},{"text":"a"}]}'],
    ['text that looks like base64', '{"system":[{"text":"AA=="}]}', '{"system":[{"text":"AA"}]}'],
    ['a number and a text', '{"additionalModelRequestFields":1}', '{"additionalModelRequestFields":"1"}'],
    ['bytes that are no JSON', '{', '['],
  ])('%s', (_what, one, other) => {
    expect(withBody(one)).not.toBe(withBody(other))
  })

  test('models, operations, and a slash that is encoded and one that is not', () => {
    const targets = [
      '/model/a/converse',
      '/model/b/converse',
      '/model/a/converse-stream',
      '/model/a%2Fb/converse',
      '/model/a/b/converse',
      '/async-invoke?maxResults=1',
      '/async-invoke?maxResults=2',
    ]
    expect(new Set(targets.map(withTarget)).size).toBe(targets.length)
  })

  test('InvokeModel with a guardrail and without, unless headers are not known', () => {
    const target = '/model/a/invoke'
    const guarded = { target, headers: [['x-amzn-bedrock-guardrailidentifier', 'g']] as const }
    expect(keyOf(guarded)).not.toBe(keyOf({ target }))
    const request = (given: Parameters<typeof keyOf>[0]) => makeCassette({ request: given }).request!
    expect(identify(request(guarded), { headers: false }).key).toBe(
      identify(request({ target }), { headers: false }).key,
    )
  })
})

test('it names what is asked for', () => {
  expect(identify(makeCassette().request!)).toMatchObject({
    operation: 'Converse',
    labels: { modelId: 'amazon.nova-lite-v1:0' },
    content: { body: hello },
  })
  expect(
    identify(makeCassette({ request: { method: 'GET', target: '/no%20where?x=1' } }).request!),
  ).toMatchObject({
    operation: 'GET /no where',
    content: { query: { x: '1' } },
  })
})
