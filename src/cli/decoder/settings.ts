import { defaultProfile } from '../../subjects/profile/defaults.js'
import { resolveSettings } from '../../runner/resolve.js'
import type { Settings } from '../../runner/settings.js'
import { invocationOf } from '../invocation.js'
import { type ProgramFlags, programTarget, programWords } from '../programFlags.js'
import type { RunFlags } from '../runFlags.js'

export interface DecoderFlags extends RunFlags, ProgramFlags {
  readonly role: 'client' | 'service'
}

/** A case may feed thousands of streams, each of them bounded by itself. */
const caseTimeout = 300_000

/** The decoder suite against a module, a command, or the decoder of this package. */
export const settingsOfDecoder = (flags: DecoderFlags): Settings => settingsOfCodec('decoder', flags)

/** The encoder suite likewise. */
export const settingsOfEncoder = (flags: DecoderFlags): Settings => settingsOfCodec('encoder', flags)

function settingsOfCodec(suite: 'decoder' | 'encoder', flags: DecoderFlags): Settings {
  const { timeout = caseTimeout, role, replay: _, ...given } = flags
  const words = role === 'client' ? [] : ['--role', role]
  return resolveSettings(
    suite,
    programTarget(flags),
    defaultProfile,
    // One codec, one stream at a time: what waits for another case would be taken for slow.
    { ...given, role, timeout, concurrency: 1 },
    invocationOf(suite, [...programWords(flags), ...words], flags),
  )
}
