import type * as fc from 'fast-check'
import { integers, type Range } from '../../recipes/integer.js'
import { arbitrary, pick, type Recipe } from '../../recipes/recipe.js'
import {
  audio,
  AUDIO_FORMATS,
  clipIn,
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
export const audioClips = (ranges: ClipRanges<AudioFormat> = {}): fc.Arbitrary<Clip> =>
  arbitrary(audioRecipe(ranges))

/** Shrinks to the shortest clip of the first format. */
export const videoClips = (ranges: ClipRanges<VideoFormat> = {}): fc.Arbitrary<Clip> =>
  arbitrary(videoRecipe(ranges))

export const audioRecipe = (ranges: ClipRanges<AudioFormat> = {}): Recipe<Clip> =>
  clips(audio, { formats: AUDIO_FORMATS, byteLength: BYTE_LENGTH, ...ranges })

export const videoRecipe = (ranges: ClipRanges<VideoFormat> = {}): Recipe<Clip> =>
  clips(video, { formats: VIDEO_FORMATS, byteLength: BYTE_LENGTH, ...ranges })

function clips<Format extends string>(
  make: (options: ClipOptions<Format>) => Clip,
  { formats, byteLength }: Required<ClipRanges<Format>>,
): Recipe<Clip> {
  const lengths = integers(byteLength)
  return {
    make: (random) => make({ format: pick(random, formats), byteLength: lengths.make(random) }),
    simplest: () => make({ format: formats[0]!, byteLength: byteLength.min }),
    *simplify(clip) {
      for (const simple of lengths.simplify(clip.byteLength))
        yield make({ format: clip.format as Format, byteLength: simple })
      if (clip.format !== formats[0]) yield clipIn(clip, formats[0]!)
    },
  }
}
