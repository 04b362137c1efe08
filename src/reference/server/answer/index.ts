import type { Json } from '../json.js'
import type { Call } from '../parts.js'
import { answerApplyGuardrail } from './applyGuardrail.js'
import { answerGetAsyncInvoke, answerListAsyncInvokes, answerStartAsyncInvoke } from './asyncInvoke.js'
import { answerConverse } from './converse.js'
import { answerCountTokens } from './countTokens.js'
import { answerGuardrailChecks } from './guardrailChecks.js'
import { answerInvokeModel } from './invokeModel.js'
import { prune } from './prune.js'
import { isShowcase, showcase } from './showcase.js'

type Answerer = (call: Call) => Json

const answerers: Readonly<Record<string, Answerer>> = {
  ApplyGuardrail: answerApplyGuardrail,
  Converse: answerConverse,
  CountTokens: answerCountTokens,
  GetAsyncInvoke: answerGetAsyncInvoke,
  InvokeGuardrailChecks: answerGuardrailChecks,
  InvokeModel: answerInvokeModel,
  ListAsyncInvokes: answerListAsyncInvokes,
  StartAsyncInvoke: answerStartAsyncInvoke,
}

/** The answer of an operation that does not stream, with only what the revision knew. */
export function answerOf(call: Call): Json {
  if (isShowcase(call)) return showcase(call)
  const answerer = answerers[call.operation.name]
  if (answerer === undefined)
    throw new RangeError(`${call.operation.name} has no answer that is not a stream`)
  return prune(call.model, call.operation.output, answerer(call))
}
