import { resolve } from 'node:path'
import { quote } from '../../report/words.js'
import { defaultProfile } from '../../subjects/profile/defaults.js'
import { resolveSettings } from '../../runner/resolve.js'
import type { Settings, Target } from '../../runner/settings.js'
import { invocationOf } from '../invocation.js'
import type { RunFlags } from '../runFlags.js'

export interface DecoderFlags extends RunFlags {
  readonly module?: string
  readonly command?: readonly string[]
  readonly mutant?: string
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
    targetOf(flags),
    defaultProfile,
    // One codec, one stream at a time: what waits for another case would be taken for slow.
    { ...given, role, timeout, concurrency: 1 },
    invocationOf(suite, [...wordsOf(flags), ...words], flags),
  )
}

function targetOf({ module, command, mutant }: DecoderFlags): Target {
  if (module !== undefined) return { kind: 'module', path: resolve(module) }
  if (command !== undefined) return { kind: 'command', command }
  return { kind: 'embedded', ...(mutant !== undefined && { mutant }) }
}

function wordsOf({ module, command, mutant }: DecoderFlags): readonly string[] {
  if (module !== undefined) return ['--module', module]
  if (command !== undefined) return ['--command', command.map(quote).join(' ')]
  return mutant === undefined ? [] : ['--mutant', mutant]
}
