import * as fc from 'fast-check'
import { within, type Range } from '../../arbitrary/within.js'
import {
  audio,
  AUDIO_FORMATS,
  video,
  VIDEO_FORMATS,
  type AudioFormat,
  type Clip,
  type VideoFormat,
} from '../clips/clip.js'

export interface ClipRanges<Format> {
  readonly formats?: readonly Format[]
  /** Length of the file, at least 44 bytes. */
  readonly byteLength?: Range
}

/** Every header is shorter than this. */
const LONGEST_HEADER = 44
const BYTE_LENGTH: Range = { min: LONGEST_HEADER, max: 1_000_000 }

export const audioClips = ({
  formats = AUDIO_FORMATS,
  byteLength = BYTE_LENGTH,
}: ClipRanges<AudioFormat> = {}): fc.Arbitrary<Clip<AudioFormat>> =>
  fc.record({ format: fc.constantFrom(...formats), byteLength: within(byteLength) }).map(audio)

export const videoClips = ({
  formats = VIDEO_FORMATS,
  byteLength = BYTE_LENGTH,
}: ClipRanges<VideoFormat> = {}): fc.Arbitrary<Clip<VideoFormat>> =>
  fc.record({ format: fc.constantFrom(...formats), byteLength: within(byteLength) }).map(video)
