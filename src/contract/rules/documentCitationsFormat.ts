import { blocksOfType, objectAt } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const documentCitationsFormat: Rule = {
  name: 'messages.content.document.citations.format',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence:
      'Unsupported document format. Only txt and pdf formats are supported when citations are enabled',
  },
  since: '2025-06-30',
  enforcement: { status: 'confirmed' },
  *check(request) {
    for (const { block, value } of blocksOfType(request, 'document')) {
      const format = value['format']
      if (objectAt(value, 'citations')?.['enabled'] !== true || typeof format !== 'string') continue
      if (format !== 'txt' && format !== 'pdf') {
        yield {
          pointer: `${block.pointer}/format`,
          message: `is ${format}; with citations only txt and pdf are allowed`,
        }
      }
    }
  },
}
