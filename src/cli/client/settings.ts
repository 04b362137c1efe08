import { resolveSettings } from '../../runner/resolve.js'
import type { Settings } from '../../runner/settings.js'
import { clientProfile } from '../../subjects/client/profile.js'
import { givenIn } from '../givenIn.js'
import { invocationOf } from '../invocation.js'
import { type ProgramFlags, programTarget, programWords } from '../programFlags.js'
import type { RunFlags } from '../runFlags.js'

export interface ClientFlags extends RunFlags, ProgramFlags {}

/** The client suite against a module, an adapter, or the client of this package. */
export const settingsOfClient = async (flags: ClientFlags): Promise<Settings> =>
  resolveSettings(
    'client',
    programTarget(flags),
    clientProfile,
    await givenIn(flags),
    invocationOf('client', programWords(flags), flags),
  )
