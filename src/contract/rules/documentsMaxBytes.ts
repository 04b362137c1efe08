import { byteLengthOf, mebibytes } from './bytes.js'
import { blocksOfType, objectAt } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const documentsMaxBytes: Rule = {
  name: 'messages.documents.max-bytes',
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.converse2024July,
    sentence: "Each document's size must be no more than 4.5 MB.",
  },
  since: '2024-07-10',
  enforcement: {
    status: 'confirmed',
    evidence: 'The maximum document size is 4.5 MB. Reduce the size of your document and retry your request.',
  },
  *check(request) {
    for (const { block, value } of blocksOfType(request, 'document')) {
      const length = byteLengthOf(objectAt(value, 'source')?.['bytes'])
      if (length !== undefined && length > mebibytes(4.5)) {
        yield {
          pointer: `${block.pointer}/source/bytes`,
          message: `is ${length} bytes; a document has at most 4.5 MB`,
        }
      }
    }
  },
}
