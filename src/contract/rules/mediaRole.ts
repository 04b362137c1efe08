import { blocksOfType } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const mediaRole = (type: 'image' | 'document', name: string): Rule => ({
  name,
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.converse2024July,
    sentence: 'You can only include images and documents if the role is user.',
  },
  since: '2024-07-10',
  enforcement: { status: 'confirmed', evidence: "'image' blocks are not permitted within assistant turns" },
  *check(request) {
    for (const { turn, block } of blocksOfType(request, type)) {
      if (turn.role === 'assistant')
        yield { pointer: block.pointer, message: `stands in a message of the assistant` }
    }
  },
})
