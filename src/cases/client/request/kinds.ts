import type { ModelOperation, OperationName } from '../../../contract/index.js'
import type { ClientCaseData } from '../clientCase.js'
import { draftCase } from '../draft.js'
import { unlessOwnForm } from '../ownForm.js'
import type { ClientPlan } from '../plan.js'
import type { ClientRuleId } from '../rules.js'
import { exampleCall, exampleInput } from '../samples.js'
import { allBytes, documents, floats, texts } from '../values.js'
import { eachSent } from './eachSent.js'
import { sentDifferences } from './sent.js'

interface Kind {
  readonly id: string
  readonly rule: ClientRuleId
  readonly title: string
  readonly operations: readonly OperationName[]
  /** A shape that not every revision has. */
  readonly needs?: string
  /** What is laid over the least input, call by call. */
  readonly inputs: (operation: ModelOperation) => readonly Readonly<Record<string, unknown>>[]
}

const blob = (bytes: Uint8Array) => ({ $base64: Buffer.from(bytes).toString('base64') })
const user = (...content: readonly object[]) => ({ role: 'user', content })
const messages = (...content: readonly object[]) => ({ messages: [user(...content)] })
const converse = ['Converse', 'ConverseStream'] as const
const invoke = ['InvokeModel', 'InvokeModelWithResponseStream'] as const

const image = (length: number) => ({ format: 'png', source: { bytes: blob(allBytes(length)) } })
const images = [1, 2, 3, 256, 257].map(image)

/** Values of each kind that show what a client does to them. */
const kinds: readonly Kind[] = [
  {
    id: 'base64',
    rule: 'request.blob',
    title: 'bytes of every value and every number of them are sent as base64 with padding',
    operations: [...converse, 'CountTokens'],
    inputs: ({ name }) =>
      images.map((image) => {
        const said = messages({ text: 'Look' }, { image })
        return name === 'CountTokens' ? { input: { converse: said } } : said
      }),
  },
  {
    id: 'base64',
    rule: 'request.blob',
    title: 'bytes of every value and every number of them are sent as base64 with padding',
    operations: ['ApplyGuardrail'],
    needs: 'GuardrailImageBlock',
    inputs: () => images.map((image) => ({ content: [{ image }] })),
  },
  {
    id: 'payload',
    rule: 'request.payload',
    title: 'a body of any bytes is sent as it is',
    operations: invoke,
    inputs: () => [
      ...[1, 256, 70_000].map((length) => ({
        body: blob(allBytes(length)),
        contentType: 'application/octet-stream',
      })),
      { body: blob(Buffer.from('{ "a" : 1.0,\n"b":"\\u00e9" }')), contentType: 'application/json' },
    ],
  },
  {
    id: 'numbers',
    rule: 'request.numbers',
    title: 'numbers are sent as numbers, without loss',
    operations: converse,
    inputs: () => [
      ...floats.map((temperature) => ({ inferenceConfig: { temperature, topP: temperature } })),
      ...[1, 4096, 2_147_483_647].map((maxTokens) => ({ inferenceConfig: { maxTokens } })),
    ],
  },
  {
    id: 'unicode',
    rule: 'request.unicode',
    title: 'text of every script, and what JSON has to escape, arrives as it was',
    operations: [...converse, 'CountTokens', 'ApplyGuardrail', 'InvokeGuardrailChecks'],
    inputs: ({ name }) =>
      texts.map((text) => {
        switch (name) {
          case 'ApplyGuardrail':
            return { content: [{ text: { text } }] }
          case 'CountTokens':
            return { input: { converse: messages({ text }) } }
          default:
            return messages({ text })
        }
      }),
  },
  {
    id: 'empty',
    rule: 'request.empty',
    title: 'an empty text, structure or document is sent, not left out',
    operations: converse,
    inputs: () => [
      messages({ text: '' }),
      { additionalModelRequestFields: {} },
      {
        toolConfig: {
          tools: [{ toolSpec: { name: 'get_weather', inputSchema: { json: {} } } }],
          toolChoice: { auto: {} },
        },
      },
    ],
  },
  {
    id: 'documents',
    rule: 'request.document',
    title: 'a document is sent as the JSON that it is',
    operations: [...converse, 'StartAsyncInvoke'],
    inputs: ({ name }) =>
      documents.map((document) =>
        name === 'StartAsyncInvoke'
          ? { modelInput: document }
          : {
              additionalModelRequestFields: document,
              messages: [
                user({ text: 'Go on' }),
                {
                  role: 'assistant',
                  content: [{ toolUse: { toolUseId: 't1', name: 'get_weather', input: document } }],
                },
                user({ toolResult: { toolUseId: 't1', content: [{ json: document }] } }),
              ],
            },
      ),
  },
  {
    id: 'large',
    rule: 'request.large',
    title: 'a text of a megabyte and a file of three arrive whole',
    operations: converse,
    inputs: () => [
      messages({ text: 'Grüße, 世界. '.repeat(60_000) }),
      messages({ text: 'Look' }, { image: image(3_000_000) }),
    ],
  },
]

/** What becomes of values of each kind on their way. */
export const kindCases = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] =>
  kinds
    .filter(({ operations }) => operations.includes(operation.name))
    .filter(({ needs }) => needs === undefined || plan.model.shapes.has(needs))
    .map(({ id, rule, title, inputs }) => ({
      ...draftCase(plan, operation, {
        id: `request.kinds.${id}`,
        rule,
        title,
        operations: [operation.name],
        check: unlessOwnForm((observation) =>
          eachSent(observation, (call, arrival) => sentDifferences(plan.model, call, arrival)),
        ),
      }),
      calls: (key) => {
        const least = exampleInput(plan, operation)
        return inputs(operation).map((input) =>
          exampleCall(plan, operation, key, { input: { ...least, ...input } }),
        )
      },
    }))
