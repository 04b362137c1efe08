import { relative, resolve } from 'node:path'
import { usualDecoders } from '../../runner/cassettes/decoders.js'
import { resolveSettings } from '../../runner/resolve.js'
import type { Settings } from '../../runner/settings.js'
import { loadProfile } from '../../runner/profile/load.js'
import { defaultProfile } from '../../subjects/profile/defaults.js'
import { invocationOf } from '../invocation.js'
import { type ProgramFlags, programTarget, programWords } from '../programFlags.js'
import type { RunFlags } from '../runFlags.js'

export interface VerifyFlags extends RunFlags, ProgramFlags {
  readonly replays?: number
  readonly threads?: number
}

/** The cassettes suite over some files and folders. */
export function settingsOfCassettes(files: readonly string[], flags: VerifyFlags): Settings {
  const { revision, replay: _, replays = 1000, threads, profile, ...given } = flags
  const asOfRecording = revision === 'recorded'
  const settings = resolveSettings(
    'cassettes',
    { kind: 'files', paths: files.map((file) => resolve(file)) },
    profile === undefined ? defaultProfile : loadProfile(profile),
    { ...given, ...(revision !== undefined && !asOfRecording && { revision }) },
    invocationOf('cassettes', ['verify', ...files.map(shown), ...programWords(flags)], flags),
  )
  return {
    ...settings,
    ...(asOfRecording && { revision: 'recorded' }),
    recorded: {
      asOfRecording,
      decoders: replays === 0 ? [] : isNamed(flags) ? [programTarget(flags)] : usualDecoders(),
      replays,
      ...(threads !== undefined && { threads }),
    },
  }
}

/** A path as it may stand in results: they are the same on every machine. */
const shown = (file: string): string => relative(process.cwd(), resolve(file)) || '.'

const isNamed = ({ module, command, mutant }: ProgramFlags): boolean =>
  (module ?? command ?? mutant) !== undefined
