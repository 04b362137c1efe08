import { FILLER, mapBlocks, messagesOf, without, type Mend } from './mend.js'

const isPrompt = (modelId: unknown): boolean => typeof modelId === 'string' && modelId.includes(':prompt/')

/**
 * A prompt of Prompt management brings its own tools, system prompt and configuration, and a message too; whoever names
 * a model says something.
 */
export const respectPrompt: Mend = (request) => {
  const messages = messagesOf(request)
  if (!isPrompt(request['modelId'])) {
    return messages.length > 0 ? request : { ...request, messages: [{ role: 'user', content: [FILLER] }] }
  }
  const rest = without(request, 'additionalModelRequestFields', 'inferenceConfig', 'system', 'toolConfig')
  const toolless = mapBlocks(messages, (block) =>
    'toolUse' in block || 'toolResult' in block ? FILLER : block,
  )
  return messages.length > 0 ? { ...rest, messages: toolless } : rest
}
