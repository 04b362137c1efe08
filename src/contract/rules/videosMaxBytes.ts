import { blocksOfType, objectAt } from './conversation.js'
import { mebibytes } from './bytes.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const videosMaxBytes: Rule = {
  name: 'messages.videos.max-bytes',
  operations: converseOperations,
  level: 'should',
  kind: 'documented',
  source: {
    document: sources.modelText('2024-12-03'),
    sentence:
      'You can upload a smaller video as a base64-encoded string as long as the encoded file is less than 25MB.',
  },
  since: '2024-12-03',
  enforcement: { status: 'unknown' },
  *check(request) {
    for (const { block, value } of blocksOfType(request, 'video')) {
      const bytes = objectAt(value, 'source')?.['bytes']
      const encoded =
        typeof bytes === 'string'
          ? bytes.length
          : bytes instanceof Uint8Array
            ? Math.ceil(bytes.byteLength / 3) * 4
            : 0
      if (encoded >= mebibytes(25)) {
        yield {
          pointer: `${block.pointer}/source/bytes`,
          message: `is ${encoded} bytes of base64; less than 25 MB are allowed`,
        }
      }
    }
  },
}
