import { blocksOfType } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const reasoningRole: Rule = {
  name: 'messages.reasoningContent.role',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence:
      'User messages cannot contain reasoning content. Please remove the reasoning content and try again.',
  },
  since: '2025-02-24',
  enforcement: { status: 'confirmed', evidence: 'recorded' },
  *check(request) {
    for (const { turn, block } of blocksOfType(request, 'reasoningContent')) {
      if (turn.role === 'user') yield { pointer: block.pointer, message: 'stands in a message of the user' }
    }
  },
}
