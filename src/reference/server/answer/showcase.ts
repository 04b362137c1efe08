import { variantsOf, type Model, type Overrides } from '../../../contract/index.js'
import { textIn, type Json } from '../json.js'
import type { Call } from '../parts.js'
import { lastText } from './request.js'

/** The model that shows, one after the other, every lawful answer of an operation. */
export const SHOWCASE = 'conformance.showcase'

/**
 * Operations without a model id show theirs to who asks for a guardrail, an invocation or a page of that name, or says
 * so to the guardrail checks.
 */
export const isShowcase = ({ value }: Call): boolean =>
  value['modelId'] === SHOWCASE ||
  value['guardrailIdentifier'] === 'showcase' ||
  /^showcase-\d+$/.test(String(value['nextToken'])) ||
  /:async-invoke\/showcase\d{4}$/.test(String(value['invocationArn'])) ||
  ('checks' in value && /^Show \d+$/.test(lastText(value)))

/** Lawful answer number N of the operation, N being the last number in what was asked, from 0. */
export function showcase(call: Call): Json {
  const variants = variantsOf(
    call.model,
    call.operation.output.name,
    overridesFor(call.model),
  ) as readonly Json[]
  const answer = variants[showcaseNumber(call) % variants.length]!
  return call.operation.output.payload === undefined
    ? answer
    : { ...answer, body: new TextEncoder().encode('{"shown":true}') }
}

export function showcaseNumber({ value }: Call): number {
  const asked = textIn(value, 'nextToken') ?? textIn(value, 'invocationArn') ?? lastText(value)
  return Number(/(\d+)\D*$/.exec(asked)?.[1] ?? 0)
}

/** The usage of an answer must add up, and its message is of the assistant, in every variant. */
export const overridesFor = (model: Model): Overrides => ({
  TokenUsageInputTokensInteger: 10,
  TokenUsageOutputTokensInteger: 5,
  TokenUsageCacheReadInputTokensInteger: 1,
  TokenUsageCacheWriteInputTokensInteger: 1,
  TokenUsageTotalTokensInteger: model.shapes.has('TokenUsageCacheReadInputTokensInteger') ? 17 : 15,
  ConversationRole: 'assistant',
  MimeType: 'application/json',
})
