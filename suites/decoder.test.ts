import { describe } from 'vitest'
import { decodeEvents } from '../src/reference/decoder/decodeEvents.js'
import { decode } from '../src/wire/frames/decode.js'
import { decoderSuite } from './decoder.js'

describe('the decoder of this package', () => {
  decoderSuite(
    { decode, decodeEvents },
    { runs: 2, skip: ['limits', 'chunking.many-messages', 'chunking.many-chunks'] },
  )
})
