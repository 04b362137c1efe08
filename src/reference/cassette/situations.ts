import type { Cassette } from '../../cassette/cassette.js'
import { modelAt, operationAt } from '../../contract/index.js'
import { lazy } from '../../lazy.js'
import { writeRequest, type RequestValue } from '../../wire/rest/index.js'
import { referenceHandler } from '../server/start.js'
import { record } from './record.js'

const claude = 'anthropic.claude-3-haiku-20240307-v1:0'
const messages = [{ role: 'user', content: [{ text: 'What is the weather in Paris?' }] }]
const toolConfig = {
  tools: [{ toolSpec: { name: 'get_weather', inputSchema: { json: { type: 'object' } } } }],
  toolChoice: { any: {} },
}
const native = Buffer.from(
  JSON.stringify({
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 20,
    messages: [{ role: 'user', content: 'Hi' }],
  }),
)

/** Lawful exchanges, each of its own kind. */
const requests: Readonly<Record<string, readonly [operation: string, value: RequestValue]>> = {
  converse: ['Converse', { modelId: claude, messages }],
  tool: ['Converse', { modelId: claude, messages, toolConfig }],
  stream: ['ConverseStream', { modelId: claude, messages }],
  'tool-stream': ['ConverseStream', { modelId: claude, messages, toolConfig }],
  'exception-stream': ['ConverseStream', { modelId: 'conformance.stream-throttling-exception', messages }],
  invoke: ['InvokeModel', { modelId: claude, body: native }],
  chunks: ['InvokeModelWithResponseStream', { modelId: claude, body: native }],
  count: ['CountTokens', { modelId: claude, input: { converse: { messages } } }],
  throttled: ['Converse', { modelId: 'conformance.throttling-exception', messages }],
  refused: ['Converse', { modelId: claude, messages: [{ role: 'robot', content: [{ text: 'Hi' }] }] }],
}

export type Situation =
  | 'converse'
  | 'tool'
  | 'stream'
  | 'tool-stream'
  | 'exception-stream'
  | 'invoke'
  | 'chunks'
  | 'count'
  | 'throttled'
  | 'refused'

/** The exchange of each situation with the embedded server, recorded once. */
export const situations: () => Promise<Readonly<Record<Situation, Cassette>>> = lazy(async () => {
  const handler = referenceHandler()
  const model = modelAt('newest')
  const entries = Object.entries(requests).map(async ([name, [operation, value]]) => {
    return [name, await record(handler, writeRequest(operationAt(model, operation), value))] as const
  })
  return Object.fromEntries(await Promise.all(entries)) as Record<Situation, Cassette>
})
