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
  // What needs no change is shared with the draft, and that is nearly all.
  const walk = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || value instanceof Media) return value
    if (Array.isArray(value)) {
      const walked: readonly unknown[] = value.map(walk)
      return walked.every((element, at) => element === value[at]) ? value : walked
    }
    const fields = value as Fields
    const bytes = (fields['source'] as Fields | undefined)?.['bytes']
    if (bytes instanceof Media) {
      const spent = spend(formatted(bytes, fields['format'] as string))
      return spent === bytes ? value : { ...fields, source: { bytes: spent } }
    }
    const changed = Object.keys(fields)
      .filter((name) => isBranch(fields[name]))
      .map((name) => [name, walk(fields[name])] as const)
      .filter(([name, member]) => member !== fields[name])
    return changed.length === 0 ? value : { ...fields, ...Object.fromEntries(changed) }
  }
  return walk(request) as Fields
}

const isBranch = (value: unknown): boolean => typeof value === 'object' && value !== null

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
