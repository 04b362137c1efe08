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

const HEADERS: Readonly<Record<'audio' | 'video', Readonly<Record<string, Header>>>> = {
  audio: AUDIO_HEADERS,
  video: VIDEO_HEADERS,
}

/**
 * The beginning of an audio or video file, then zeros: enough for whoever looks at the first bytes, and no more. Only wav
 * and pcm can be played, and are silent.
 */
export class Clip extends Media {
  constructor(
    readonly kind: 'audio' | 'video',
    readonly format: string,
    readonly byteLength: number,
  ) {
    super()
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const header = HEADERS[this.kind][this.format]!(this.byteLength)
    return join([header, run(this.byteLength - header.length)])
  }

  override toString(): string {
    return `<${this.format}, ${inBytes(this.byteLength)}>`
  }
}

/** @throws RangeError for a length below that of the format's header, which the message names. */
export const audio = (options: ClipOptions<AudioFormat>): Clip => clip('audio', options)

/** @throws RangeError for a length below that of the format's header, which the message names. */
export const video = (options: ClipOptions<VideoFormat>): Clip => clip('video', options)

/** The same clip in another format of its kind, as short as before where that format can be. */
export const clipIn = ({ kind, byteLength }: Clip, format: string): Clip =>
  new Clip(kind, format, Math.max(byteLength, HEADERS[kind][format]!(0).length))

function clip(kind: 'audio' | 'video', { format, byteLength }: ClipOptions<string>): Clip {
  const minimum = HEADERS[kind][format]!(0).length
  const length = byteLength ?? minimum
  if (!Number.isInteger(length) || length < minimum) {
    throw new RangeError(`A ${format} has at least ${inBytes(minimum)}: byteLength ${length} is too small.`)
  }
  return new Clip(kind, format, length)
}
