import { imageSize, type ImageSize } from '../media/imageSize.js'
import { bytesOf } from './bytes.js'
import { blocksOfType, objectAt } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const imagesMaxPixels: Rule = {
  name: 'messages.images.max-pixels',
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
    evidence: 'refused by the model; the user guide calls it a requirement of Claude',
  },
  *check(request) {
    for (const { block, value } of blocksOfType(request, 'image')) {
      // Bytes that are no image are another question, and an open one: only a readable header can break the limit.
      const size = sizeOf(objectAt(value, 'source')?.['bytes'])
      if (size !== undefined && Math.max(size.width, size.height) > 8000) {
        yield {
          pointer: `${block.pointer}/source/bytes`,
          message: `is ${size.width} by ${size.height} pixels; an image has at most 8000 each way`,
        }
      }
    }
  },
}

/** Characters of base64 that hold the header of nearly every image; a JPEG may put more before its size. */
const HEAD = 65_536

function sizeOf(blob: unknown): ImageSize | undefined {
  const head = bytesOf(typeof blob === 'string' ? blob.slice(0, HEAD) : blob)
  const size = head === undefined ? undefined : imageSize(head)
  if (size !== undefined || typeof blob !== 'string' || blob.length <= HEAD) return size
  return imageSize(Buffer.from(blob, 'base64'))
}
