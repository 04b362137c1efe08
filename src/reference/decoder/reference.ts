import type { DecoderModule } from '../../subjects/decoder/subject.js'
import { decode } from '../../wire/frames/decode.js'
import type { Role } from '../../wire/frames/readFrame.js'
import { decodeEvents } from './decodeEvents.js'

/** The decoder of this package as a subject of its own suite. */
export const referenceDecoder = (role: Role = 'client'): DecoderModule => ({
  decode: (chunks) => decode(chunks, { role }),
  decodeEvents,
})
