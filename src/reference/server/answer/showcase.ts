import { variantsOf } from '../../../contract/index.js'
import type { Json } from '../json.js'
import type { Call } from '../parts.js'
import { lastText } from './request.js'

/** The model that shows, one after the other, every lawful answer of an operation. */
export const SHOWCASE = 'conformance.showcase'

/** The operations without a model id show theirs to who names it in the place of another id. */
export const isShowcase = (call: Call): boolean =>
  call.value['modelId'] === SHOWCASE || call.value['guardrailIdentifier'] === 'showcase'

/** Lawful answer number N of the operation, N being the last number in the text of the request, from 0. */
export function showcase(call: Call): Json {
  const variants = variantsOf(call.model, call.operation.output.name, overrides) as readonly Json[]
  const answer = variants[showcaseNumber(call) % variants.length]!
  return call.operation.output.payload === undefined
    ? answer
    : { ...answer, body: new TextEncoder().encode('{"shown":true}') }
}

export const showcaseNumber = (call: Call): number => Number(/(\d+)\D*$/.exec(lastText(call.value))?.[1] ?? 0)

/** The usage of an answer must add up, and its message is of the assistant, in every variant. */
export const overrides = {
  TokenUsageInputTokensInteger: 10,
  TokenUsageOutputTokensInteger: 5,
  TokenUsageTotalTokensInteger: 17,
  TokenUsageCacheReadInputTokensInteger: 1,
  TokenUsageCacheWriteInputTokensInteger: 1,
  ConversationRole: 'assistant',
  MimeType: 'application/json',
}
