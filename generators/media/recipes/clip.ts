import type * as fc from 'fast-check'
import { integers, type Range } from '../../recipes/integer.js'
import { arbitrary, pick, type Recipe } from '../../recipes/recipe.js'
import {
  audio,
  AUDIO_FORMATS,
  video,
  VIDEO_FORMATS,
  type AudioFormat,
  type Clip,
  type ClipOptions,
  type VideoFormat,
} from '../clips/clip.js'

export interface ClipRanges<Format> {
  readonly formats?: readonly Format[]
  /** Length of the file, at least 44 bytes: every header is shorter. */
  readonly byteLength?: Range
}

const BYTE_LENGTH: Range = { min: 44, max: 1_000_000 }

/** Shrinks to the shortest clip of the first format. */
export const audioClips = (ranges: ClipRanges<AudioFormat> = {}): fc.Arbitrary<Clip<AudioFormat>> =>
  arbitrary(audioRecipe(ranges))

/** Shrinks to the shortest clip of the first format. */
export const videoClips = (ranges: ClipRanges<VideoFormat> = {}): fc.Arbitrary<Clip<VideoFormat>> =>
  arbitrary(videoRecipe(ranges))

export const audioRecipe = (ranges: ClipRanges<AudioFormat> = {}): Recipe<Clip<AudioFormat>> =>
  clips(audio, { formats: AUDIO_FORMATS, byteLength: BYTE_LENGTH, ...ranges })

export const videoRecipe = (ranges: ClipRanges<VideoFormat> = {}): Recipe<Clip<VideoFormat>> =>
  clips(video, { formats: VIDEO_FORMATS, byteLength: BYTE_LENGTH, ...ranges })

function clips<Format extends string>(
  make: (options: ClipOptions<Format>) => Clip<Format>,
  { formats, byteLength }: Required<ClipRanges<Format>>,
): Recipe<Clip<Format>> {
  const lengths = integers(byteLength)
  return {
    make: (random) => make({ format: pick(random, formats), byteLength: lengths.make(random) }),
    simplest: () => make({ format: formats[0]!, byteLength: byteLength.min }),
    *simplify({ format, byteLength }) {
      for (const simple of lengths.simplify(byteLength)) yield make({ format, byteLength: simple })
      if (format !== formats[0]) yield make({ format: formats[0]!, byteLength })
    },
  }
}
