import * as fc from 'fast-check'
import { chunked, cutEvery } from '../../../../generators/frames/chunks.js'
import type { RecordedStream } from './recordedStream.js'
import { asRecorded, type ReplayTrial } from './replayTrial.js'

export interface ReplayOptions {
  /** Where random values begin; the same for a stream whatever else is judged. */
  readonly seed: number
  /** Random chunkings of each stream. */
  readonly chunkings: number
}

/** Bytes that are handed over one by one: a longer stream is split up at its two ends, and not for hours. */
const SINGLE_BYTES = 65_536

/** The stream as it arrived, whole, one byte a chunk, and cut at random: the messages are the same. */
export function* chunkings(recorded: RecordedStream, options: ReplayOptions): Generator<ReplayTrial> {
  const { body, chunks } = recorded
  yield asRecorded('chunking', 'in one chunk', [body], recorded)
  if (chunks.length > 1) yield asRecorded('chunking', 'in the chunks of the recording', chunks, recorded)
  yield asRecorded('chunking', 'one byte a chunk', singleBytes(body), recorded)
  const random = fc.sample(chunked(body), { seed: options.seed, numRuns: options.chunkings })
  for (const [round, cut] of random.entries()) {
    yield asRecorded('chunking', `random chunking ${round} of seed ${options.seed}`, cut, recorded)
  }
}

function singleBytes(body: Uint8Array): readonly Uint8Array[] {
  if (body.length <= SINGLE_BYTES) return cutEvery(body, 1)
  const half = SINGLE_BYTES / 2
  return [
    ...cutEvery(body.subarray(0, half), 1),
    body.subarray(half, -half),
    ...cutEvery(body.subarray(-half), 1),
  ]
}
