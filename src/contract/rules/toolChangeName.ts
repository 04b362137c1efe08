import { isObject } from '../jsonObject.js'
import { blocksOfType, listAt, objectAt } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const toolChangeName: Rule = {
  name: 'messages.tool-changes.name',
  operations: converseOperations,
  level: 'should',
  kind: 'documented',
  source: {
    document: sources.modelText('2026-07-31'),
    sentence:
      'The name of the tool. Must match the name of a tool declared in the top-level tool configuration.',
  },
  since: '2026-07-31',
  enforcement: { status: 'unknown' },
  // A tool of an MCP server is named by that server, so only references without one are held against the declarations.
  *check(request) {
    const declared = new Set(
      listAt(objectAt(request, 'toolConfig') ?? {}, 'tools').map((tool) =>
        isObject(tool) ? (objectAt(tool, 'toolSpec') ?? objectAt(tool, 'systemTool'))?.['name'] : undefined,
      ),
    )
    for (const type of ['toolAddition', 'toolRemoval']) {
      for (const { block, value } of blocksOfType(request, type)) {
        const reference = objectAt(value, 'tool')
        const name = reference?.['name']
        if (
          typeof name === 'string' &&
          typeof reference?.['serverName'] !== 'string' &&
          !declared.has(name)
        ) {
          yield {
            pointer: `${block.pointer}/tool/name`,
            message: `names ${name}, which toolConfig does not declare`,
          }
        }
      }
    }
  },
}
