import { listIn, isObject, objectIn, type Json } from '../../json.js'
import type { Call, ServerParts } from '../../parts.js'
import type { Mutant } from '../mutant.js'

/** A defect in the answer of Converse, and so in the events of ConverseStream where it shows there. */
const inAnswers = (id: string, description: string, spoil: (answer: Json, call: Call) => Json): Mutant => ({
  id,
  description,
  change: (parts) => ({
    ...parts,
    answer: (call) => {
      const answer = parts.answer(call)
      return call.operation.name === 'Converse' ? spoil(answer, call) : answer
    },
    events: (call) =>
      parts.events(call).map((event) => {
        if (event.type !== 'messageStop' && event.type !== 'metadata' && event.type !== 'messageStart')
          return event
        const spoilt = spoil({ ...event.payload, output: { message: event.payload } }, call)
        const { output, ...payload } = spoilt
        const message = objectIn(output, 'message')
        return {
          ...event,
          payload: 'role' in event.payload ? { ...payload, role: message['role'] } : payload,
        }
      }),
  }),
})

const inRequest = (id: string, description: string, spoil: (value: Json) => Json): Mutant => ({
  id,
  description,
  change: (parts: ServerParts) => ({
    ...parts,
    answer: (call) => parts.answer({ ...call, value: spoil(call.value) }),
    events: (call) => parts.events({ ...call, value: spoil(call.value) }),
  }),
})

const without = (value: Json, name: string): Json => {
  const { [name]: _dropped, ...rest } = value
  return rest
}

export const converseMutants: readonly Mutant[] = [
  inAnswers('total-off-by-one', 'counts one token too many', (answer) =>
    isObject(answer['usage'])
      ? { ...answer, usage: { ...answer['usage'], totalTokens: Number(answer['usage']['totalTokens']) + 1 } }
      : answer,
  ),
  inAnswers('answers-as-user', 'answers in the role of the user', (answer) => ({
    ...answer,
    output: { message: { ...objectIn(objectIn(answer, 'output'), 'message'), role: 'user' } },
  })),
  inAnswers('always-end-turn', 'always says end_turn', (answer) =>
    'stopReason' in answer ? { ...answer, stopReason: 'end_turn' } : answer,
  ),
  inAnswers('no-response-fields', 'does not return additional fields', (answer) =>
    without(answer, 'additionalModelResponseFields'),
  ),
  inAnswers('any-response-field', 'makes up every field that is asked for', (answer) =>
    'stopReason' in answer
      ? { ...answer, additionalModelResponseFields: { no_such_field: ['made up'] } }
      : answer,
  ),
  inAnswers('no-trace', 'never traces a guardrail', (answer) => without(answer, 'trace')),
  inRequest('no-guardrail', 'applies no guardrail', (value) => without(value, 'guardrailConfig')),
  inRequest('ignores-tool-choice', 'does not look at the tool choice', (value) => ({
    ...value,
    ...(isObject(value['toolConfig']) && { toolConfig: without(value['toolConfig'], 'toolChoice') }),
  })),
  inRequest('first-tool-only', 'uses the first tool whichever is demanded', (value) => {
    const config = objectIn(value, 'toolConfig')
    const first = objectIn(listIn(config, 'tools')[0], 'toolSpec')
    return isObject(objectIn(config, 'toolChoice')['tool'])
      ? { ...value, toolConfig: { ...config, toolChoice: { tool: { name: first['name'] } } } }
      : value
  }),
  {
    id: 'needs-prompt-for-variables',
    description: 'refuses variables without a prompt',
    change: (parts) => ({
      ...parts,
      judge: (operation, value) =>
        'promptVariables' in value && !String(value['modelId']).includes(':prompt/')
          ? [{ requirement: 'mutant.prompt', pointer: '/promptVariables', message: 'needs a prompt' }]
          : parts.judge(operation, value),
    }),
  },
]
