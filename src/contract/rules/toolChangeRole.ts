import { blocksOfType } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const toolChangeRole: Rule = {
  name: 'messages.tool-changes.role',
  operations: converseOperations,
  level: 'should',
  kind: 'documented',
  source: {
    document: sources.modelText('2026-07-31'),
    sentence:
      'Use within a system role message to make a tool available without re-sending the full tool configuration.',
  },
  since: '2026-07-31',
  enforcement: { status: 'unknown' },
  *check(request) {
    for (const type of ['toolAddition', 'toolRemoval']) {
      for (const { turn, block } of blocksOfType(request, type)) {
        if (turn.role === 'user' || turn.role === 'assistant') {
          yield {
            pointer: block.pointer,
            message: `stands in a message of the ${turn.role}, not of the system`,
          }
        }
      }
    }
  },
}
