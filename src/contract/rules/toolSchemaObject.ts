import { pointerTo } from '../pointer.js'
import { isObject } from '../jsonObject.js'
import { listAt, objectAt } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const toolSchemaObject: Rule = {
  name: 'toolConfig.tools.toolSpec.inputSchema.json.object',
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.modelText('2024-05-30'),
    sentence: 'The schema for the tool. The top level schema type must be object.',
  },
  since: '2024-05-30',
  enforcement: {
    status: 'confirmed',
    evidence:
      'The value at toolConfig.tools.0.toolSpec.inputSchema.json.type must be one of the following: object.',
  },
  *check(request) {
    const toolConfig = objectAt(request, 'toolConfig') ?? {}
    for (const [index, tool] of listAt(toolConfig, 'tools').entries()) {
      const schema = isObject(tool) ? objectAt(objectAt(tool, 'toolSpec') ?? {}, 'inputSchema') : undefined
      const json = schema?.['json']
      if (json === undefined || json === null) continue
      const pointer = pointerTo('/toolConfig/tools', index, 'toolSpec', 'inputSchema', 'json')
      if (!isObject(json)) yield { pointer, message: 'is no JSON object' }
      else if (json['type'] !== 'object') yield { pointer: `${pointer}/type`, message: 'must be "object"' }
    }
  },
}
