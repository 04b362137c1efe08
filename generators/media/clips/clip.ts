import { inBytes, Media } from '../media.js'
import { join, run } from '../parts.js'
import { AUDIO_HEADERS, VIDEO_HEADERS, type Header } from './headers.js'

export type AudioFormat = keyof typeof AUDIO_HEADERS
export type VideoFormat = keyof typeof VIDEO_HEADERS

export const AUDIO_FORMATS = Object.keys(AUDIO_HEADERS) as readonly AudioFormat[]
export const VIDEO_FORMATS = Object.keys(VIDEO_HEADERS) as readonly VideoFormat[]

export interface ClipOptions<Format extends string> {
  readonly format: Format
  /** Length of the file in bytes; the length of its header, when it is left out. */
  readonly byteLength?: number
}

/**
 * The beginning of an audio or video file, then zeros: enough for whoever looks at the first bytes, and no more. Only wav
 * and pcm can be played, and are silent.
 */
export class Clip<Format extends string = string> extends Media {
  constructor(
    readonly format: Format,
    readonly byteLength: number,
    private readonly header: Header,
  ) {
    super()
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const header = this.header(this.byteLength)
    return join([header, run(this.byteLength - header.length)])
  }

  override toString(): string {
    return `<${this.format}, ${inBytes(this.byteLength)}>`
  }
}

/** @throws RangeError for a length below that of the format's header, which the message names. */
export const audio = (options: ClipOptions<AudioFormat>): Clip<AudioFormat> =>
  clip(options, AUDIO_HEADERS[options.format])

/** @throws RangeError for a length below that of the format's header, which the message names. */
export const video = (options: ClipOptions<VideoFormat>): Clip<VideoFormat> =>
  clip(options, VIDEO_HEADERS[options.format])

function clip<Format extends string>(
  { format, byteLength }: ClipOptions<Format>,
  header: Header,
): Clip<Format> {
  const minimum = header(0).length
  const length = byteLength ?? minimum
  if (!Number.isInteger(length) || length < minimum) {
    throw new RangeError(`A ${format} has at least ${inBytes(minimum)}: byteLength ${length} is too small.`)
  }
  return new Clip(format, length, header)
}
