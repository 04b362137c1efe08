// @ai-sdk/amazon-bedrock: the language model of the AI SDK over Converse. Its callers give a prompt and get parts.
import { abortable } from './support/abortable.js'
import { cached } from './support/cached.js'
import { collect } from './support/collect.js'
import { installed, versionOf } from './support/installed.js'
import { fromJson } from './support/fromJson.js'

const { createAmazonBedrock } = installed('@ai-sdk/amazon-bedrock')

export const hello = {
  protocol: 1,
  name: '@ai-sdk/amazon-bedrock',
  version: versionOf('@ai-sdk/amazon-bedrock'),
  operations: ['Converse', 'ConverseStream'],
  concurrency: 16,
  features: 'own-form sigv4 session-token bearer http1 stop pause abort'.split(' '),
}

const provider = cached(({ endpoint, region, credentials: { bearerToken, ...keys } }) =>
  createAmazonBedrock({ baseURL: endpoint, region, ...keys, apiKey: bearerToken ?? '' }),
)

export function call({ operation, endpoint, region, credentials, input, options }, harness) {
  const model = provider({ endpoint, region, credentials })(input.modelId)
  return abortable(options, harness, async (abortSignal) => {
    try {
      const asked = { ...settings(fromJson(input)), abortSignal }
      if (operation === 'Converse') {
        const { content, finishReason, usage } = await model.doGenerate(asked)
        return { output: { content, finishReason, usage } }
      }
      const { stream } = await model.doStream(asked)
      return await collect(parts(stream), options, seen)
    } catch (error) {
      return { error: seen(error) }
    }
  })
}

/** An error is a part of a stream, too; here it ends the stream as it does for a caller who throws it. */
async function* parts(stream) {
  for await (const part of stream) {
    if (part.type === 'error') throw part.error
    yield part
  }
}

/**
 * Of the input, what there is a word for in a prompt: text, and the settings of the inference. What the system says has to
 * come first.
 */
function settings({ messages = [], system = [], inferenceConfig = {} }) {
  const text = (blocks) => blocks.flatMap((block) => block.text ?? []).join('\n') || 'Hello'
  const isRule = ({ role }) => role === 'system'
  const rules = [...system, ...messages.filter(isRule).flatMap(({ content }) => content)]
  const { maxTokens, temperature, topP, stopSequences } = inferenceConfig
  return {
    prompt: [
      ...(rules.length > 0 ? [{ role: 'system', content: text(rules) }] : []),
      ...messages
        .filter((message) => !isRule(message))
        .map(({ role, content }) => ({ role, content: [{ type: 'text', text: text(content) }] })),
    ],
    maxOutputTokens: maxTokens,
    temperature,
    topP,
    stopSequences,
  }
}

/** An error in a stream is what the service sent, as a plain object. */
const seen = (error) => ({
  name: error?.name ?? 'Object',
  message: error?.message ?? '',
  statusCode: error?.statusCode,
  requestId: error?.responseHeaders?.['x-amzn-requestid'],
  retryable: error?.isRetryable,
  fields: error instanceof Error ? undefined : error,
})
