import type { DecoderModule } from '../../subjects/decoder/subject.js'
import type { Role } from '../../wire/frames/readFrame.js'

/** A decoder with one deliberate defect, or one difference that the format allows. */
export interface DecoderMutant {
  readonly id: string
  /** What it does, in one sentence. */
  readonly intent: string
  /** The role in which it is a defect, where that matters. */
  readonly role?: Role
  /** Whether it takes heavy checks to notice its defect; the others are spared them. */
  readonly heavy?: boolean
  /** A new one: some keep things from one stream to the next. */
  readonly make: () => DecoderModule
}
