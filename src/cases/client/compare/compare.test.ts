import { describe, expect, it } from 'vitest'
import { modelAt } from '../../../contract/index.js'
import { anything, differences } from './compare.js'
import { undocumentedIn } from './undocumented.js'

const model = modelAt('newest')
const blob = (text: string) => ({ $base64: Buffer.from(text).toString('base64') })
const request = (expected: object, actual: object) =>
  differences(model, 'ConverseRequest', expected, actual, 'wire').map(({ pointer }) => pointer)
const answer = (expected: object, actual: object) =>
  differences(model, 'ConverseResponse', expected, actual, 'caller').map(({ pointer }) => pointer)
const image = (bytes: unknown) => ({
  messages: [{ role: 'user', content: [{ image: { format: 'png', source: { bytes } } }] }],
})

describe('what means the same', () => {
  it.each<[string, object, object]>([
    ['a blob as base64', image(blob('abc')), image('YWJj')],
    [
      'a float in less precision',
      { inferenceConfig: { temperature: 0.7 } },
      { inferenceConfig: { temperature: 0.699999988079071 } },
    ],
    ['null for nothing', {}, { system: null, inferenceConfig: null }],
    ['an empty list for nothing', {}, { system: [] }],
    ['nothing for an empty list', { system: [] }, {}],
    [
      'a document in another order',
      { additionalModelRequestFields: { a: 1, b: [{ c: 2, d: 3 }] } },
      { additionalModelRequestFields: { b: [{ d: 3, c: 2 }], a: 1 } },
    ],
    [
      'a default that nobody asked for',
      { performanceConfig: {} },
      { performanceConfig: { latency: 'standard' } },
    ],
    ['a member that the model does not have', {}, { tomorrow: true }],
  ])('%s', (_title, expected, actual) => {
    expect(request(expected, actual)).toEqual([])
  })

  it('is an instant in another notation', () => {
    const query = (submitTimeAfter: string) => ({ submitTimeAfter })
    const compare = (one: string, other: string) =>
      differences(model, 'ListAsyncInvokesRequest', query(one), query(other), 'wire')
    expect(compare('2026-01-02T03:04:05Z', '2026-01-02T04:04:05.000+01:00')).toEqual([])
    expect(compare('2026-01-02T03:04:05Z', '1767323045')).toHaveLength(1)
  })

  it('is a zero or an empty text in place of nothing, for a caller only', () => {
    expect(answer({}, { stopReason: '', metrics: { latencyMs: 0 } })).toEqual(['/metrics'])
    expect(answer({ metrics: {} }, { stopReason: '', metrics: { latencyMs: 0 } })).toEqual([])
    expect(request({ inferenceConfig: {} }, { inferenceConfig: { maxTokens: 0 } })).toEqual([
      '/inferenceConfig/maxTokens',
    ])
  })

  it('is whatever comes, where it does not matter', () => {
    expect(answer({ stopReason: anything }, { stopReason: 'end_turn' })).toEqual([])
    expect(answer({ stopReason: anything }, {})).toEqual([])
  })
})

describe('what does not', () => {
  it.each<[string, object, object, string]>([
    ['bytes without padding', image(blob('a')), image('YQ'), '/messages/0/content/0/image/source/bytes'],
    [
      'bytes in the alphabet of URLs',
      image(blob('??>')),
      image('Pz8-'),
      '/messages/0/content/0/image/source/bytes',
    ],
    ['a list cut short', { system: [{ text: 'a' }, { text: 'b' }] }, { system: [{ text: 'a' }] }, '/system'],
    [
      'a number as text',
      { inferenceConfig: { maxTokens: 5 } },
      { inferenceConfig: { maxTokens: '5' } },
      '/inferenceConfig/maxTokens',
    ],
    [
      'a structure that is empty and was dropped',
      { toolConfig: { tools: [], toolChoice: { auto: {} } } },
      { toolConfig: { tools: [], toolChoice: {} } },
      '/toolConfig/toolChoice/auto',
    ],
    [
      'a null inside a document',
      { additionalModelRequestFields: { a: null } },
      { additionalModelRequestFields: {} },
      '/additionalModelRequestFields',
    ],
    [
      'a key that a map does not have',
      { requestMetadata: { a: '1' } },
      { requestMetadata: { a: '1', b: '2' } },
      '/requestMetadata/b',
    ],
    ['an empty text that was dropped', { system: [{ text: '' }] }, { system: [{}] }, '/system/0/text'],
  ])('%s', (_title, expected, actual, pointer) => {
    expect(request(expected, actual)).toEqual([pointer])
  })

  it('is base64 that reaches a caller undecoded', () => {
    const said = (bytes: unknown) => ({
      output: { message: { role: 'assistant', content: [{ image: { format: 'png', source: { bytes } } }] } },
    })
    expect(answer(said(blob('abc')), said(blob('abc')))).toEqual([])
    expect(answer(said(blob('abc')), said('YWJj'))).toHaveLength(1)
  })
})

it('finds members that the model does not have, but not inside documents', () => {
  const value = {
    tomorrow: 1,
    additionalModelRequestFields: { anything: 1 },
    messages: [{ role: 'user', content: [{ text: 'a', p: 'b' }] }],
    requestMetadata: { key: 'value' },
  }
  expect(undocumentedIn(model, 'ConverseRequest', value)).toEqual(['/tomorrow', '/messages/0/content/0/p'])
})
