import { expect, it } from 'vitest'
import { requirement, validate } from '../../contract/index.js'
import { describeViolations } from './violations.js'

const plain = (_: unknown, text: string) => text
const describe = (value: unknown) =>
  describeViolations(
    'a Converse request',
    validate('Converse', 'request', value, '2024-07-25'),
    (id) => requirement(id, '2024-07-25'),
    plain,
  )

it('says where, what and which sentence', () => {
  expect(describe({ modelId: 'anthropic.claude', messages: [{ role: 'user' }] })).toMatchInlineSnapshot(`
    "✗ /messages/0/content  content is required and missing
      converse.messages.content.required (must), to be answered with 400 ValidationException
      “Message requires content” service model of 2024-07-25

    1 violation in a Converse request
    "
  `)
})

it('is glad when there is none', () => {
  expect(
    describe({ modelId: 'anthropic.claude', messages: [{ role: 'user', content: [{ text: 'hi' }] }] }),
  ).toBe('✓ a Converse request keeps to the contract\n')
})
