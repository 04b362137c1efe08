import { keysOf, valueAt } from '../../../contract/index.js'
import { compact, listIn, type Json } from '../json.js'
import type { Call } from '../parts.js'
import { traceOf } from './guardrail.js'
import { speechOf, type Speech } from './speech.js'
import { tokensOfJson } from './tokens.js'
import { usageOf } from './usage.js'

/** The answer of Converse; that of ConverseStream is the same, told in events. */
export function answerConverse(call: Call): Json {
  const { value, chance } = call
  const speech = speechOf(call)
  return compact({
    output: { message: { role: 'assistant', content: speech.content } },
    stopReason: speech.stopReason,
    usage: usageOf(value, speech.content, tokensOfJson(speech.content)),
    metrics: { latencyMs: chance.between(200, 900) },
    additionalModelResponseFields: fieldsOf(value, speech),
    trace: traceOf(value, speech.stopReason === 'guardrail_intervened'),
    performanceConfig: value['performanceConfig'] ?? undefined,
    serviceTier: value['serviceTier'] ?? undefined,
  })
}

/** What the pointers of the request lead to in the model's own answer, each at its own place; nothing when nothing. */
function fieldsOf(value: Json, speech: Speech): Json | undefined {
  const native: Json = {
    stop_sequence: speech.stopSequence ?? null,
    stop_reason: speech.stopReason,
    model: value['modelId'],
    delta: { stop_sequence: speech.stopSequence ?? null },
  }
  const fields: Record<string, unknown> = {}
  for (const pointer of listIn(value, 'additionalModelResponseFieldPaths')) {
    const found = typeof pointer === 'string' ? valueAt(native, pointer) : undefined
    if (found !== undefined) place(fields, keysOf(pointer as string), found)
  }
  return Object.keys(fields).length === 0 ? undefined : fields
}

function place(target: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  const [key, ...rest] = keys
  if (key === undefined) return
  if (rest.length === 0) target[key] = value
  else place((target[key] ??= {}) as Record<string, unknown>, rest, value)
}
