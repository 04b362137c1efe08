import { valueAt, type Level, type ModelOperation, type OperationName } from '../../../contract/index.js'
import type { ScriptedReply } from '../../../subjects/client/script.js'
import type { Finding } from '../../case.js'
import { asCallInput } from '../callInput.js'
import type { ClientCaseData } from '../clientCase.js'
import { differences, show } from '../compare/compare.js'
import { draftCase } from '../draft.js'
import { unlessOwnForm } from '../ownForm.js'
import type { ClientPlan } from '../plan.js'
import type { ClientRuleId } from '../rules.js'
import { exampleAnswer } from '../samples.js'
import { answerReply, jsonReply } from '../scripts.js'
import { allBytes, documents, floats, texts } from '../values.js'
import { eachReturned } from './returned.js'

type Answer = Readonly<Record<string, unknown>>

interface ValueRow {
  readonly id: string
  readonly rule: ClientRuleId
  readonly level?: Level
  readonly title: string
  readonly operation: OperationName
  /** Laid over the least answer, one for each call. */
  readonly answers: readonly Answer[]
  /** In place of the ordinary way of writing them. */
  readonly write?: (answer: Answer) => ScriptedReply
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const saying = (...content: readonly object[]): Answer => ({
  output: { message: { role: 'assistant', content } },
})
const usage = (tokens: number): Answer => ({
  usage: { inputTokens: tokens, outputTokens: tokens, totalTokens: tokens },
})
const invocation = 'arn:aws:bedrock:us-east-1:123456789012:async-invoke/abcdefghij12'

/** Values of each kind that show what a client does to them. */
const rows: readonly ValueRow[] = [
  {
    id: 'texts',
    rule: 'answer.unicode',
    title: 'text of every script reaches the caller as it was',
    operation: 'Converse',
    answers: texts.map((text) => saying({ text })),
  },
  {
    id: 'large',
    rule: 'answer.large',
    title: 'a text of a megabyte reaches the caller whole',
    operation: 'Converse',
    answers: [saying({ text: 'Grüße, 世界. '.repeat(60_000) })],
  },
  {
    id: 'empty',
    rule: 'answer.empty',
    title: 'empty texts, lists and documents reach the caller',
    operation: 'Converse',
    answers: [
      saying(),
      saying({ text: '' }, { text: 'after' }),
      saying({ toolUse: { toolUseId: 't1', name: 'get_weather', input: {} } }),
      saying({ toolResult: { toolUseId: 't1', content: [] } }, { text: 'after' }),
    ],
  },
  {
    id: 'integers',
    rule: 'answer.numbers',
    level: 'must',
    title: 'integers reach the caller without loss, the largest of their type too',
    operation: 'Converse',
    answers: [
      ...[0, 1, 65_536, 2_147_483_647].map(usage),
      ...[0, 4_294_967_296, 9_007_199_254_740_991].map((latencyMs) => ({ metrics: { latencyMs } })),
    ],
  },
  {
    id: 'number-forms',
    rule: 'answer.numbers',
    level: 'info',
    title: 'an integer may be written with a fraction of nothing, or with an exponent',
    operation: 'Converse',
    answers: [usage(100), usage(100)],
    write: (answer) => jsonReply(JSON.stringify(answer).replaceAll('Tokens":100', 'Tokens":1e2')),
  },
  {
    id: 'documents',
    rule: 'answer.document',
    title: 'a document reaches the caller as the JSON that it is',
    operation: 'Converse',
    answers: documents.map((document) => ({
      ...saying({ toolUse: { toolUseId: 't1', name: 'get_weather', input: document } }),
      additionalModelResponseFields: document,
    })),
  },
  {
    id: 'blobs',
    rule: 'answer.blob',
    title: 'bytes in base64 reach the caller as bytes, every value and number of them',
    operation: 'Converse',
    answers: [1, 2, 3, 256, 257].map((length) =>
      saying({ image: { format: 'png', source: { bytes: base64(allBytes(length)) } } }),
    ),
  },
  {
    id: 'payload',
    rule: 'answer.payload',
    title: 'a body of any bytes reaches the caller as it is, with its type',
    operation: 'InvokeModel',
    answers: [
      { body: allBytes(256), contentType: 'application/octet-stream' },
      { body: allBytes(300_000), contentType: 'image/png' },
      { body: Buffer.from('{ "a" : 1.0,\n"b":"\\u00e9" }'), contentType: 'application/json' },
      { body: Buffer.from('Grüße, 世界 😀'), contentType: 'text/plain; charset=utf-8' },
    ],
  },
  {
    id: 'floats',
    rule: 'answer.numbers',
    level: 'must',
    title: 'numbers with a fraction reach the caller without loss',
    operation: 'ApplyGuardrail',
    answers: floats.map((score) => ({
      assessments: [
        {
          contextualGroundingPolicy: {
            filters: [{ type: 'GROUNDING', threshold: score, score, action: 'NONE' }],
          },
        },
      ],
    })),
  },
  {
    id: 'timestamps',
    rule: 'answer.timestamp',
    title: 'instants reach the caller, with or without a fraction of a second',
    operation: 'GetAsyncInvoke',
    answers: [
      '2026-01-02T03:04:05Z',
      '2026-01-02T03:04:05.678Z',
      '1999-12-31T23:59:59.999Z',
      '2036-02-29T00:00:00Z',
    ].map((submitTime) => ({ invocationArn: invocation, submitTime, lastModifiedTime: submitTime })),
  },
]

/** What becomes of values of each kind on their way to the caller. */
export const valueCases = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] =>
  rows
    .filter((row) => row.operation === operation.name)
    .map(({ id, rule, level, title, answers, write }) => {
      const { model } = plan
      const { name } = operation.output
      const whole = (answer: Answer): Answer => ({ ...exampleAnswer(plan, operation), ...answer })
      const reply = write ?? ((answer: Answer) => answerReply(operation, answer))
      return draftCase(plan, operation, {
        id: `answer.kinds.${id}`,
        rule,
        ...(level !== undefined && { level }),
        title,
        script: () => ({ replies: answers.map((answer) => reply(whole(answer))) }),
        calls: answers.map(() => ({})),
        check: unlessOwnForm((observation) =>
          eachReturned(observation, ({ output }, _call, index) =>
            differences(model, name, asCallInput(model, name, whole(answers[index]!)), output, 'caller'),
          ),
        ),
      })
    })

/** Blocks of a kind that is not known stand beside others, which reach the caller in their order. */
export const unionCases = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] => {
  if (operation.name !== 'Converse') return []
  const content = [{ text: 'before' }, { hologram: { format: 'cube', depth: 3 } }, { text: 'after' }]
  return [
    draftCase(plan, operation, {
      id: 'answer.unknown-block',
      rule: 'answer.union.unknown',
      title: 'a content block of a kind that is not known does no harm to the others',
      script: () => ({
        replies: [answerReply(operation, { ...exampleAnswer(plan, operation), ...saying(...content) })],
      }),
      check: unlessOwnForm((observation) =>
        eachReturned(observation, ({ output }) => keepsTexts(output, ['before', 'after'])),
      ),
    }),
  ]
}

/** These texts are those of the message, whatever stands between them. */
export function keepsTexts(output: unknown, wanted: readonly string[]): readonly Finding[] {
  const content = valueAt(output, '/output/message/content')
  const texts = (Array.isArray(content) ? content : []).flatMap((block: unknown) => {
    const text = (block as { text?: unknown } | null)?.text
    return typeof text === 'string' ? [text] : []
  })
  return texts.join('\0') === wanted.join('\0')
    ? []
    : [
        {
          message: `the texts ${show(wanted)} were due, the caller got ${show(texts)}`,
          pointer: '/output/message/content',
        },
      ]
}
