import { byteLengthOf, mebibytes } from './bytes.js'
import { blocksOfType, objectAt } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const imagesMaxBytes: Rule = {
  name: 'messages.images.max-bytes',
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.converse2024July,
    sentence:
      "Each image's size, height, and width must be no more than 3.75 MB, 8000 px, and 8000 px, respectively.",
  },
  since: '2024-07-10',
  enforcement: {
    status: 'confirmed',
    evidence: 'refused above 5,242,880 characters of base64, which is 3,932,160 bytes',
  },
  *check(request) {
    for (const { block, value } of blocksOfType(request, 'image')) {
      const length = byteLengthOf(objectAt(value, 'source')?.['bytes'])
      if (length !== undefined && length > mebibytes(3.75)) {
        yield {
          pointer: `${block.pointer}/source/bytes`,
          message: `is ${length} bytes; an image has at most 3.75 MB`,
        }
      }
    }
  },
}
