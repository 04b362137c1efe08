import { blocksOfType, objectAt } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const documentSourceCitations: Rule = {
  name: 'messages.content.document.source.citations',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence:
      'DocumentSource object at messages.0.content.1.document.source must set one of the following keys: bytes, s3Location.',
  },
  since: '2025-06-30',
  enforcement: { status: 'confirmed', evidence: 'text and content were taken only with citations enabled' },
  *check(request) {
    for (const { block, value } of blocksOfType(request, 'document')) {
      if (objectAt(value, 'citations')?.['enabled'] === true) continue
      const source = objectAt(value, 'source') ?? {}
      for (const member of ['text', 'content']) {
        if (source[member] !== undefined && source[member] !== null) {
          yield {
            pointer: `${block.pointer}/source/${member}`,
            message: 'is allowed only where citations are enabled',
          }
        }
      }
    }
  },
}
