// @anthropic-ai/bedrock-sdk: the messages of Claude over InvokeModel. Its callers give and get those, not the members of
// the operations.
import { abortable } from './support/abortable.js'
import { cached } from './support/cached.js'
import { collect } from './support/collect.js'
import { installed, versionOf } from './support/installed.js'
import { fromJson } from './support/fromJson.js'

const { AnthropicBedrock } = installed('@anthropic-ai/bedrock-sdk')

export const hello = {
  protocol: 1,
  name: '@anthropic-ai/bedrock-sdk',
  version: versionOf('@anthropic-ai/bedrock-sdk'),
  operations: ['InvokeModel', 'InvokeModelWithResponseStream'],
  concurrency: 16,
  features: 'own-form sigv4 session-token bearer http1 attempts timeout stop pause abort'.split(' '),
}

const client = cached(
  ({ endpoint, region, credentials, maxAttempts, timeoutMs }) =>
    new AnthropicBedrock({
      baseURL: endpoint,
      awsRegion: region,
      ...identity(credentials),
      ...(maxAttempts !== undefined && { maxRetries: maxAttempts - 1 }),
      ...(timeoutMs !== undefined && { timeout: timeoutMs }),
    }),
)

const identity = ({ bearerToken, accessKeyId, secretAccessKey, sessionToken }) =>
  bearerToken !== undefined
    ? { apiKey: bearerToken }
    : { awsAccessKey: accessKeyId, awsSecretKey: secretAccessKey, awsSessionToken: sessionToken }

export function call({ operation, endpoint, region, credentials, input, options }, harness) {
  const { maxAttempts, timeoutMs } = options
  const { messages } = client({ endpoint, region, credentials, maxAttempts, timeoutMs })
  const stream = operation === 'InvokeModelWithResponseStream'
  return abortable(options, harness, async (signal) => {
    try {
      const answer = await messages.create({ ...message(fromJson(input)), stream }, { signal })
      return stream ? await collect(answer, options, seen) : { output: answer }
    } catch (error) {
      return { error: seen(error) }
    }
  })
}

/** What a body is for other models is none of this client's business: they get a message that says nothing. */
function message({ modelId, body }) {
  const said = { model: modelId, max_tokens: 1, messages: [{ role: 'user', content: 'Hello' }] }
  try {
    const { anthropic_version: _, ...asked } = JSON.parse(Buffer.from(body).toString())
    return Array.isArray(asked.messages) ? { ...said, ...asked } : said
  } catch {
    return said
  }
}

const seen = (error) => ({
  name: error.constructor.name,
  message: error.message,
  statusCode: error.status,
  requestId: error.requestID ?? error.headers?.get('x-amzn-requestid') ?? undefined,
})
