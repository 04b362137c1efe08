import { Clip, clipIn } from '../../media/clips/clip.js'
import { image, Image, type ImageFormat } from '../../media/images/image.js'
import { Media } from '../../media/media.js'
import { document, Document, type DocumentFormat } from '../../media/documents/document.js'
import { documentIn } from '../../media/recipes/document.js'
import { inFormat } from '../../media/recipes/image.js'
import type { Fields } from '../../recipes/structure.js'
import { mapBlocks, messagesOf, type Mend } from './mend.js'

/** Bytes of all media together: well below what any limit on a request is said to be. */
const MOST_BYTES = 16_000_000
const MOST_IMAGES = 20

/** At most twenty images in a message. */
export const countImages: Mend = (request) => {
  const messages = messagesOf(request)
  if (messages.length === 0) return request
  let count = 0
  const counted = mapBlocks(messages, (block, at) => {
    if (at === 0) count = 0
    return 'image' in block && ++count > MOST_IMAGES ? undefined : block
  })
  return { ...request, messages: counted }
}

/** The bytes of a medium are of the format that it says it has; large ones, from a limit on, are small instead. */
export const matchFormats: Mend = (request) => {
  let total = 0
  const spend = (media: Media): Media => {
    const spent = total + media.byteLength > MOST_BYTES ? smallest(media) : media
    total += spent.byteLength
    return spent
  }
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null || value instanceof Media) return value
    const bytes = ((value as Fields)['source'] as Fields | undefined)?.['bytes']
    if (bytes instanceof Media) {
      const { format } = value as { format: string }
      return { ...value, source: { bytes: spend(formatted(bytes, format)) } }
    }
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member)]))
  }
  return walk(request) as Fields
}

function formatted(bytes: Media, format: string): Media {
  if (bytes instanceof Image) return inFormat(bytes, format as ImageFormat)
  if (bytes instanceof Document) return documentIn(bytes, format as DocumentFormat)
  return bytes instanceof Clip ? clipIn(bytes, format) : bytes
}

function smallest(bytes: Media): Media {
  if (bytes instanceof Image) return image({ format: bytes.format, width: bytes.width, height: bytes.height })
  if (bytes instanceof Document) return document({ format: bytes.format })
  return bytes
}
