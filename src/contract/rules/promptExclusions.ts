import { converseOperations, sources, type Rule } from './rule.js'

const excluded = ['additionalModelRequestFields', 'inferenceConfig', 'system', 'toolConfig']

export const promptExclusions: Rule = {
  name: 'modelId.prompt-exclusions',
  operations: converseOperations,
  level: 'should',
  kind: 'documented',
  source: {
    document: sources.modelText('2024-11-07'),
    sentence:
      "If you use a prompt from Prompt management, you can't include the following fields in the request: additionalModelRequestFields, inferenceConfig, system, or toolConfig.",
  },
  since: '2024-11-07',
  enforcement: { status: 'unknown' },
  *check(request) {
    const id = request['modelId']
    if (typeof id !== 'string' || !/^arn:[^:]*:bedrock:[^:]*:\d{12}:prompt\//.test(id)) return
    for (const member of excluded) {
      if (request[member] !== undefined && request[member] !== null) {
        yield { pointer: `/${member}`, message: 'cannot be given with a prompt of Prompt management' }
      }
    }
  },
}
