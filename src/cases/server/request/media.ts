import { audio, AUDIO_FORMATS, video, VIDEO_FORMATS } from '../../../../generators/media/clips/clip.js'
import { document, DOCUMENT_FORMATS } from '../../../../generators/media/documents/document.js'
import { image, IMAGE_FORMATS } from '../../../../generators/media/images/image.js'
import type { Media } from '../../../../generators/media/media.js'

/** A small complete file of a format, in base64; a text for a format that nobody knows. */
export function sampleFile(kind: string, format: string): string {
  const media = mediaOf(kind, format)
  return media === undefined ? Buffer.from('sample').toString('base64') : media.base64()
}

function mediaOf(kind: string, format: string): Media | undefined {
  const known = <Format extends string>(formats: readonly Format[]): Format | undefined =>
    formats.find((candidate) => candidate === format)
  switch (kind) {
    case 'image': {
      const found = known(IMAGE_FORMATS)
      return found && image({ format: found, width: 8, height: 8 })
    }
    case 'document': {
      const found = known(DOCUMENT_FORMATS)
      return found && document({ format: found })
    }
    case 'video': {
      const found = known(VIDEO_FORMATS)
      return found && video({ format: found })
    }
    case 'audio': {
      const found = known(AUDIO_FORMATS)
      return found && audio({ format: found })
    }
    default:
      return undefined
  }
}
