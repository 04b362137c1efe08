import { describe, expect, it } from 'vitest'
import { modelAt, operationAt, validate } from '../../../contract/index.js'
import { anything } from '../compare/compare.js'
import { exampleAnswer } from '../samples.js'
import {
  escaped,
  reversed,
  withAnyValues,
  withNulls,
  withUnknownMembers,
  withUnknownValues,
} from './rewrite.js'
import { showingsOf } from './showing.js'
import { keepsTexts } from './values.js'

const model = modelAt('newest')
const converse = operationAt(model, 'Converse')
const answer = exampleAnswer({ model }, converse)
const { name } = converse.output

describe('an answer that is written in another form', () => {
  it('has members that are not known in each structure, but in no union', () => {
    const { aMemberOfTomorrow: strange, ...rest } = withUnknownMembers(model, name, answer) as Record<
      string,
      { message: { content: object[] } }
    >
    expect(strange).toBeDefined()
    expect(rest['metrics']).toHaveProperty('aMemberOfTomorrow')
    expect(rest['output']).not.toHaveProperty('aMemberOfTomorrow')
    expect(rest['output']!.message).toHaveProperty('aMemberOfTomorrow')
    expect(Object.keys(rest['output']!.message.content[0]!)).toEqual(['text'])
  })

  it('has null for what it lacks', () => {
    expect(withNulls(model, name, answer)).toMatchObject({
      trace: null,
      usage: { inputTokens: 8, cacheReadInputTokens: null },
      output: { message: { content: [{ text: 'Hello! How can I help you?' }] } },
    })
  })

  it('has other values of enums, and is compared without them', () => {
    expect(withUnknownValues(model, name, answer)).toMatchObject({ stopReason: 'A_VALUE_OF_TOMORROW' })
    expect(withAnyValues(model, name, answer)).toMatchObject({ stopReason: anything })
  })

  it('says the same in another order and with everything escaped', () => {
    const value = { a: 'é"\\😀', b: [{ c: '', d: 1 }] }
    expect(Object.keys(reversed(value) as object)).toEqual(['b', 'a'])
    expect(reversed(value)).toEqual(value)
    const text = escaped(JSON.stringify(value))
    expect(text).toContain('"a":"\\u00e9\\u0022\\u005c\\ud83d\\ude00"')
    expect(JSON.parse(text)).toEqual(value)
  })
})

describe('what is shown of an answer', () => {
  it.each([...model.operations.values()].filter(({ requestStream }) => requestStream === undefined))(
    'is lawful where it is least: $name',
    (operation) => {
      const [whole] = showingsOf({ model }, operation)
      const { value } = whole!.grow([])
      const violations =
        operation.responseStream === undefined
          ? validate(operation.name, 'response', value, model.revision.id)
          : []
      expect(violations).toEqual([])
      expect(whole!.reply(value as Record<string, unknown>).status).toBe(200)
    },
  )
})

it('keeps texts in their order, whatever stands between them', () => {
  const output = (...content: unknown[]) => ({ output: { message: { content } } })
  expect(keepsTexts(output({ text: 'a' }, {}, { text: 'b' }), ['a', 'b'])).toEqual([])
  expect(keepsTexts(output({ text: 'a' }, null, { text: 'b' }), ['a', 'b'])).toEqual([])
  expect(keepsTexts(output({ text: 'b' }, { text: 'a' }), ['a', 'b'])).toHaveLength(1)
  expect(keepsTexts({}, ['a'])).toHaveLength(1)
})
