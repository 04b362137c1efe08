import type { DecoderMutant } from '../mutant.js'
import { checksumMutants } from './checksums.js'
import { chunkMutants } from './chunks.js'
import { endMutants } from './ends.js'
import { eventMutants } from './events.js'
import { headerMutants } from './headers.js'
import { preludeMutants } from './preludes.js'
import { valueMutants } from './values.js'

/** Decoders with one defect each: every check of the suite has to notice at least one of them. */
export const decoderMutants: readonly DecoderMutant[] = [
  ...chunkMutants,
  ...endMutants,
  ...preludeMutants,
  ...checksumMutants,
  ...headerMutants,
  ...valueMutants,
  ...eventMutants,
]
