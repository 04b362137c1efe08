import { describe, expect, test } from 'vitest'
import { modelAt } from '../../contract/index.js'
import type { Cassette } from '../cassette.js'
import { hello, makeCassette, type Made } from '../testing/make.js'
import { Library, type LibraryOptions } from './library.js'

const library = (cassettes: readonly Cassette[], options?: LibraryOptions) =>
  new Library(
    cassettes.map((cassette, index) => ({ name: `${index}`, cassette })),
    options,
  )
const found = (from: Library, made: Made): string => {
  const played = from.find(makeCassette(made).request!)
  return 'miss' in played ? played.miss : played.name
}
const say = (text: string): Made => ({ body: { messages: [{ role: 'user', content: [{ text }] }] } })

describe('exact', () => {
  test('each request its own, again and again; the first of those with the same request', () => {
    const from = library([makeCassette(say('a')), makeCassette(say('b')), makeCassette(say('a'))])
    expect(['a', 'b', 'a', 'b'].map((text) => found(from, say(text)))).toEqual(['0', '1', '0', '1'])
    expect(from.hidden).toEqual(['2'])
  })

  test('a cassette without a request is mute', () => {
    const { request: _request, ...rest } = makeCassette()
    const from = library([rest])
    expect(from.mute).toEqual(['0'])
    expect(found(from, {})).toBe(
      'no cassette matches Converse amazon.nova-lite-v1:0: there is none that has a request',
    )
  })

  test('a request is known by what redaction makes of it', () => {
    const arn = (account: string) => ({ model: `arn:aws:bedrock:us-east-1:${account}:inference-profile/x` })
    expect(found(library([makeCassette(arn('123456789012'))]), arn('998877665544'))).toBe('0')
  })

  test('a guardrail of InvokeModel is a part of the question, unless the source kept no headers', () => {
    const invoke = (guardrail?: string): Made => ({
      operation: 'invoke',
      request: {
        headers: guardrail === undefined ? [] : [['X-Amzn-Bedrock-GuardrailIdentifier', guardrail]],
      },
    })
    const whole = makeCassette(invoke('g'))
    expect(found(library([whole]), invoke('g'))).toBe('0')
    expect(found(library([whole]), invoke())).toContain(
      'guardrailIdentifier: recorded "g", nothing was asked',
    )
    const poor = makeCassette(invoke())
    const lost = { ...poor, provenance: { ...poor.provenance, lost: ['request-headers'] as const } }
    expect(found(library([lost]), invoke('g'))).toBe('0')
    expect(found(library([lost]), invoke())).toBe('0')
    expect(found(library([poor]), invoke('g'))).toContain('nothing was recorded, asked "g"')
  })
})

test('what is remembered of a request is all that the contract can bind to headers', () => {
  const bound = [...modelAt('newest').operations.values()].flatMap(({ input }) =>
    input.members.filter(({ location }) => location === 'header').map(({ locationName }) => locationName!),
  )
  expect(bound.length).toBeGreaterThan(8)
  expect(bound.filter((name) => !/^(?:x-amzn-bedrock-.+|accept|content-type)$/i.test(name))).toEqual([])
  const invoke = (guardrail: string): Made => ({
    operation: 'invoke',
    request: { headers: [['X-Amzn-Bedrock-GuardrailIdentifier', guardrail]] },
  })
  const from = library([makeCassette(invoke('a')), makeCassette(invoke('b'))])
  expect(['a', 'b', 'a', 'b'].map((guardrail) => found(from, invoke(guardrail)))).toEqual([
    '0',
    '1',
    '0',
    '1',
  ])
})

describe('sequence', () => {
  test('in the order of recording, whatever the order of files, and the last one stays', () => {
    const at = (recordedAt: string) => makeCassette({ ...say('a'), recordedAt })
    const from = library(
      [at('2026-01-03T00:00:00Z'), at('2026-01-01T00:00:00Z'), at('2026-01-02T00:00:00.5Z')],
      { mode: 'sequence' },
    )
    expect([1, 2, 3, 4].map(() => found(from, say('a')))).toEqual(['1', '2', '0', '0'])
    expect(from.hidden).toEqual([])
  })

  test('in the order given where a time is not known; each request has its own', () => {
    const from = library(
      [
        makeCassette({ ...say('a'), recordedAt: '2026-01-03T00:00:00Z' }),
        makeCassette(say('a')),
        makeCassette(say('b')),
      ],
      { mode: 'sequence' },
    )
    expect(['a', 'b', 'a', 'b'].map((text) => found(from, say(text)))).toEqual(['0', '2', '1', '2'])
  })
})

describe('loose', () => {
  const from = library(
    [
      makeCassette(say('Tell me a story')),
      makeCassette(say('What is the time?')),
      makeCassette({ model: 'x' }),
    ],
    { mode: 'loose' },
  )

  test('what matches, else what is nearest of the same operation and model', () => {
    expect(found(from, say('What is the time?'))).toBe('1')
    expect(found(from, say('What is the time in Rome?'))).toBe('1')
    expect(found(from, say('Tell me another story'))).toBe('0')
    expect(found(from, { ...say('Tell me a story'), model: 'x' })).toBe('2')
  })

  test('nothing for another model', () => {
    expect(found(from, { model: 'y' })).toContain('modelId: recorded')
  })
})

describe('what is told of a miss', () => {
  test('the nearest cassette and each place where it differs', () => {
    const from = library([
      makeCassette({
        body: { ...hello, system: [{ text: 'Be brief.' }], inferenceConfig: { maxTokens: 5 } },
      }),
      makeCassette(say('Something else')),
    ])
    const asked = { body: { ...hello, inferenceConfig: { maxTokens: 6 }, toolConfig: { tools: [] } } }
    expect(found(from, asked)).toMatchInlineSnapshot(`
      "no cassette matches Converse amazon.nova-lite-v1:0. The nearest of 2 is 0, which differs in
        /system: recorded [{"text":"Be brief."}], nothing was asked
        /inferenceConfig/maxTokens: recorded 5, asked 6
        /toolConfig: nothing was recorded, asked {"tools":[]}"
    `)
  })

  test('of long texts where they part, of many differences the first', () => {
    const long = 'x'.repeat(5_000)
    expect(found(library([makeCassette(say(`${long}a`))]), say(`${long}b`))).toMatchInlineSnapshot(`
      "no cassette matches Converse amazon.nova-lite-v1:0. The nearest of 1 is 0, which differs in
        /messages/0/content/0/text: recorded …"xxxxxxxxxxxxxxxxxxxxa", asked …"xxxxxxxxxxxxxxxxxxxxb""
    `)
    const many = (value: number): Made => ({
      body: { list: Array.from({ length: 100 }, (_, index) => index * value) },
    })
    expect(found(library([makeCassette(many(1))]), many(2)).split('\n')).toHaveLength(14)
  })

  test('another operation, another model', () => {
    const from = library([makeCassette()])
    expect(found(from, { operation: 'converse-stream' })).toContain(
      'operation: recorded "Converse", asked "ConverseStream"',
    )
    expect(found(from, { model: 'x' })).toContain('modelId: recorded "amazon.nova-lite-v1:0", asked "x"')
  })

  test('never a secret', () => {
    const said = found(library([makeCassette()]), { body: { ...hello, key: 'AKIAQYLPMN5HHHFPZAM2' } })
    expect(said).not.toContain('AKIAQYLPMN5HHHFPZAM2')
  })
})
