import { leastOf, type ModelOperation, type OperationName } from '../../contract/index.js'
import type { SequenceEvent } from '../../stream/event.js'
import type { Script } from '../../subjects/client/script.js'
import { defaultProfile } from '../../subjects/profile/defaults.js'
import { exampleOf } from '../server/request/example.js'
import { lawfulValues } from '../server/request/lawful.js'
import { asCallInput } from './callInput.js'
import type { PlannedCall } from './clientCase.js'
import type { ClientPlan } from './plan.js'
import { answerScript, streamScript } from './scripts.js'
import { answerOfClaude, saying } from './stream/story.js'

/** The operations of the revision that one call and one answer make up: all but the bidirectional one. */
export const operationsOf = ({ model }: ClientPlan): readonly ModelOperation[] =>
  [...model.operations.values()].filter(({ requestStream }) => requestStream === undefined)

/** What identifies a resource in the path of an operation, with the key by which its requests are recognised. */
export function idWith(member: string, key: string): string | undefined {
  switch (member) {
    case 'modelId':
      return `conformance.${key}-v1:0`
    case 'guardrailIdentifier':
      return key
    case 'invocationArn':
      return `arn:aws:bedrock:us-east-1:123456789012:async-invoke/${key.padStart(12, '0')}`
    default:
      return undefined
  }
}

const examples = new WeakMap<ModelOperation, Readonly<Record<string, unknown>>>()

/** The least lawful request of an operation, as an adapter is told it, without the key of a case. Made once. */
export function exampleInput(
  { model }: ClientPlan,
  operation: ModelOperation,
): Readonly<Record<string, unknown>> {
  const known = examples.get(operation)
  if (known !== undefined) return known
  const { value } = exampleOf({ model, profile: defaultProfile }, operation)
  const input = asCallInput(model, operation.input.name, value) as Record<string, unknown>
  examples.set(operation, input)
  return input
}

/** An input whose members in the path carry the key. */
export function keyed(
  operation: ModelOperation,
  input: Readonly<Record<string, unknown>>,
  key: string,
): Readonly<Record<string, unknown>> {
  const ids = operation.input.members.flatMap(({ name, location }) => {
    const id = location === 'uri' ? idWith(name, key) : undefined
    return id === undefined ? [] : [[name, id] as const]
  })
  return { ...input, ...Object.fromEntries(ids) }
}

/** A lawful call of an operation, the key in its path. */
export const exampleCall = (
  plan: ClientPlan,
  operation: ModelOperation,
  key: string,
  { input = exampleInput(plan, operation), ...rest }: Partial<Omit<PlannedCall, 'operation'>> = {},
): PlannedCall => ({ operation: operation.name, input: keyed(operation, input, key), ...rest })

/** The least lawful answer of an operation: all members, header members included, a blob payload as bytes. */
export function exampleAnswer(
  { model }: ClientPlan,
  { output, name }: ModelOperation,
): Readonly<Record<string, unknown>> {
  const least = leastOf(model, output.name, lawfulValues({ model, profile: defaultProfile })) as Record<
    string,
    unknown
  >
  return { ...least, ...richer[name] }
}

/** Where the least is less than anybody would take for an answer. */
const richer: Readonly<Partial<Record<OperationName, Readonly<Record<string, unknown>>>>> = {
  Converse: {
    output: { message: { role: 'assistant', content: [{ text: 'Hello! How can I help you?' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 8, outputTokens: 12, totalTokens: 20 },
    metrics: { latencyMs: 321 },
  },
  CountTokens: { inputTokens: 8 },
  InvokeModel: {
    body: Buffer.from(JSON.stringify(answerOfClaude('Hello! How can I help you?'))),
    contentType: 'application/json',
  },
}

/** The shortest ordinary answer of an operation that streams. */
export const exampleEvents = (operation: ModelOperation): readonly SequenceEvent[] =>
  saying(operation, ['Hello! ', 'How can I help you?'])

/** The ordinary answer of an operation, whole or as a stream. */
export const exampleScript = (plan: ClientPlan, operation: ModelOperation): Script =>
  operation.responseStream === undefined
    ? answerScript(operation, exampleAnswer(plan, operation))
    : streamScript(operation, exampleEvents(operation))
