import { stringifySorted } from '../../../wire/rest/index.js'
import { compact, type Json } from '../json.js'
import type { Call } from '../parts.js'
import { EXTRA_HEADERS } from '../reply.js'
import { formatOf, promptOf, type NativeFormat, type NativeSpeech } from './native.js'
import { tokensOf, tokensOfJson } from './tokens.js'
import { BASE62 } from '../chance.js'

export interface NativeAnswer extends NativeSpeech {
  readonly format: NativeFormat
  readonly latency: number
}

/** What the model says to a native body. A body that is no JSON gets here only where the contract lets it pass. */
export function speakNatively({ value, chance }: Call): NativeAnswer {
  const body = parseBody(value['body'])
  const model = String(value['modelId'])
  const text = `You said: ${promptOf(body).slice(0, 200)} This is the embedded reference model.`
  return {
    format: formatOf(model),
    id: chance.text(24, BASE62),
    model,
    text,
    inputTokens: tokensOfJson(body),
    outputTokens: tokensOf(text),
    latency: chance.between(200, 900),
  }
}

export function answerInvokeModel(call: Call): Json {
  const said = speakNatively(call)
  return compact({
    body: new TextEncoder().encode(stringifySorted(said.format.whole(said))),
    contentType: 'application/json',
    performanceConfigLatency: call.value['performanceConfigLatency'],
    serviceTier: call.value['serviceTier'],
    [EXTRA_HEADERS]: [
      ['X-Amzn-Bedrock-Invocation-Latency', String(said.latency)],
      ['X-Amzn-Bedrock-Output-Token-Count', String(said.outputTokens)],
      ['X-Amzn-Bedrock-Input-Token-Count', String(said.inputTokens)],
    ],
  })
}

function parseBody(body: unknown): unknown {
  try {
    return body instanceof Uint8Array ? JSON.parse(new TextDecoder().decode(body)) : {}
  } catch {
    return {}
  }
}
