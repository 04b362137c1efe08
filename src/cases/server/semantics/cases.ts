import { idPrefix, requirementsAt, valueAt, type ModelOperation } from '../../../contract/index.js'
import { modelFor } from '../../../subjects/profile/profile.js'
import { aggregate } from '../../../stream/aggregate.js'
import type { HttpExchange } from '../../../wire/http/message.js'
import { writeRequest, type RequestValue } from '../../../wire/rest/index.js'
import type { Finding, Skip } from '../../case.js'
import { accepted } from '../common/accepted.js'
import { readAnswer } from '../common/answer.js'
import { serverCase, type ServerCase } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { guardrailOf } from '../request/lawful.js'
import { exampleOf } from '../request/example.js'
import { basicCaseId } from '../request/mechanical.js'
import { featuresFor } from '../request/needs.js'
import { usageFindings } from '../../stream/usage.js'

type Json = Readonly<Record<string, unknown>>

const tool = (name: string): object => ({
  toolSpec: { name, inputSchema: { json: { type: 'object', properties: { city: { type: 'string' } } } } },
})
const ask = [{ role: 'user', content: [{ text: 'What is the weather in Paris?' }] }]

/** What an answer of Converse or ConverseStream must mean, beyond its shape. */
export function semanticCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  if (!operation.name.startsWith('Converse')) return []
  const prefix = idPrefix(operation.name, 'request')
  const { model, profile } = plan

  const draft = (
    id: string,
    title: string,
    features: readonly string[],
    value: RequestValue,
    judge: (answer: Json) => readonly Finding[] | Skip,
    variant?: string,
  ): ServerCase[] => {
    const asked = requirementsAt(model.revision).get(id)
    if (asked === undefined) return []
    return [
      serverCase({
        id: `${prefix}.${id}${variant === undefined ? '' : `/${variant}`}`,
        requirement: asked,
        title,
        features: [...featuresFor(operation, []), ...features],
        twins: [basicCaseId(operation)],
        stimuli: () => [
          { request: writeRequest(operation, { ...exampleOf(plan, operation).value, ...value }) },
        ],
        check: ([exchange]) => {
          const refusedFindings = accepted(operation, exchange!)
          return refusedFindings.length > 0 ? refusedFindings : judge(answerOf(operation, exchange!))
        },
      }),
    ]
  }
  const choose = (toolChoice: object): RequestValue => ({
    modelId: modelFor(profile, 'tools'),
    messages: ask,
    toolConfig: { tools: [tool('get_time'), tool('get_weather')], toolChoice },
  })
  const point = (...pointers: string[]): RequestValue => ({ additionalModelResponseFieldPaths: pointers })

  return [
    ...(operation.responseStream === undefined
      ? draft('usage.total', 'the tokens of usage add up', [], {}, (answer) =>
          usageFindings(answer, '/usage'),
        )
      : []),
    ...draft('message.role-assistant', 'the answer is of the assistant', [], {}, (answer) =>
      valueAt(answer, '/output/message/role') === 'assistant'
        ? []
        : [
            {
              message: `the role is ${JSON.stringify(valueAt(answer, '/output/message/role'))}`,
              pointer: '/output/message/role',
            },
          ],
    ),
    ...draft(
      'tool-choice.any',
      'any: at least one tool is used, and the stop reason says so',
      ['tools'],
      choose({ any: {} }),
      (answer) =>
        usedTools(answer).length > 0 ? [] : [{ message: 'no tool was used, although the choice is any' }],
    ),
    ...draft(
      'tool-choice.tool',
      'tool: that very tool is used',
      ['tools'],
      choose({ tool: { name: 'get_weather' } }),
      (answer) => {
        const used = usedTools(answer)
        return used.includes('get_weather')
          ? []
          : [{ message: `get_weather was demanded, ${used.join(', ') || 'no tool'} was used` }]
      },
    ),
    ...draft(
      'stop-reason.tool-use',
      'an answer that uses a tool stops for that reason',
      ['tools'],
      choose({ any: {} }),
      (answer) => {
        if (usedTools(answer).length === 0) return { skip: 'no tool was used' }
        return answer['stopReason'] === 'tool_use'
          ? []
          : [
              {
                message: `the stop reason is ${JSON.stringify(answer['stopReason'])}, not tool_use`,
                pointer: '/stopReason',
              },
            ]
      },
    ),
    ...draft(
      'json-pointer.absent',
      'a field that the answer does not have is ignored',
      ['additionalFields'],
      point('/no_such_field/0'),
      (answer) =>
        valueAt(answer, '/additionalModelResponseFields/no_such_field') === undefined
          ? []
          : [
              {
                message: 'the answer has a field that no model answer has',
                pointer: '/additionalModelResponseFields',
              },
            ],
    ),
    ...draft(
      'json-pointer.present',
      'a field that the answer has comes back under its name',
      ['additionalFields'],
      // The documents show the first for both operations; for a stream of Claude the second was the one that worked.
      point('/stop_sequence', '/delta/stop_sequence'),
      (answer) => {
        // Which fields a model's own answer has is known of Claude alone.
        if (!/anthropic|claude/.test(modelFor(profile, 'text')))
          return { skip: 'it is not known which fields this model answers' }
        const fields = answer['additionalModelResponseFields']
        const found = ['/stop_sequence', '/delta/stop_sequence'].some(
          (pointer) => valueAt(fields, pointer) !== undefined,
        )
        return found
          ? []
          : [
              {
                message: 'additionalModelResponseFields lacks stop_sequence',
                pointer: '/additionalModelResponseFields',
              },
            ]
      },
    ),
    ...draft(
      'prompt-variables.ignored',
      'variables without a prompt are ignored',
      [],
      { promptVariables: { city: { text: 'Paris' } } },
      () => [],
    ),
    ...draft(
      'guardrail.intervened',
      'an answer that a guardrail changed says so',
      ['guardrail'],
      {
        modelId: modelFor(profile, 'guardrail'),
        messages: [{ role: 'user', content: [{ text: profile.guardrail?.blocked ?? '' }] }],
        guardrailConfig: {
          guardrailIdentifier: guardrailOf(profile).identifier,
          guardrailVersion: guardrailOf(profile).version,
          trace: 'enabled',
        },
      },
      (answer) => {
        if (profile.guardrail?.blocked === undefined)
          return { skip: 'the profile names no text that its guardrail blocks' }
        const findings: Finding[] = []
        if (answer['stopReason'] !== 'guardrail_intervened') {
          findings.push({
            message: `the stop reason is ${JSON.stringify(answer['stopReason'])}, not guardrail_intervened`,
            pointer: '/stopReason',
          })
        }
        if (valueAt(answer, '/trace/guardrail') === undefined)
          findings.push({ message: 'the trace was asked for and is missing', pointer: '/trace/guardrail' })
        return findings
      },
    ),
  ]
}

/** The answer as Converse gives it, whether it came whole or in events. */
function answerOf(operation: ModelOperation, exchange: HttpExchange): Json {
  const answer = readAnswer(operation, exchange)
  return answer.stream === undefined
    ? (answer.value ?? {})
    : (aggregate(answer.stream.events) as unknown as Json)
}

function usedTools(answer: Json): string[] {
  const content = valueAt(answer, '/output/message/content')
  if (!Array.isArray(content)) return []
  return content.flatMap((block: unknown) => {
    const name = valueAt(block, '/toolUse/name')
    return typeof name === 'string' ? [name] : []
  })
}
