import { embeddedProfile } from '../reference/server/profile.js'
import { many } from '../report/words.js'
import { forbidPaid, isPaid, parseEndpoint } from '../runner/endpoint.js'
import { HarnessError } from '../runner/harnessError.js'
import { defaultProfile } from '../subjects/profile/defaults.js'
import { loadProfile } from '../runner/profile/load.js'
import type { Profile } from '../subjects/profile/profile.js'
import { loadSuite } from '../runner/registry.js'
import { resolveSettings } from '../runner/resolve.js'
import { selectCases } from '../runner/select.js'
import type { Settings } from '../runner/settings.js'
import type { Cli } from './cli.js'
import { settingsOfUsualCassettes } from './cassettes/usual.js'
import { settingsOfClient } from './client/settings.js'
import { settingsOfDecoder, settingsOfEncoder } from './decoder/settings.js'
import { invocationOf } from './invocation.js'
import { givenIn } from './givenIn.js'
import type { RunFlags } from './runFlags.js'

/** Every suite against its embedded subject, and the recordings that are at hand. */
export async function settingsOfEmbedded(
  flags: RunFlags,
  { environment }: Pick<Cli, 'environment'>,
): Promise<readonly Settings[]> {
  const codec = { ...flags, role: 'client' } as const
  return [
    await settingsOfServer(flags),
    await settingsOfClient(flags),
    settingsOfDecoder(codec),
    settingsOfEncoder(codec),
    ...(await settingsOfUsualCassettes(flags, environment)),
  ]
}

export interface ServerFlags extends RunFlags {
  readonly endpoint?: string
  readonly mutant?: string
  readonly allowPaid?: boolean
}

/**
 * The server suite against an endpoint, or against the embedded server.
 *
 * @throws HarnessError `bad-endpoint`, `paid-endpoint`
 */
export async function settingsOfServer(flags: ServerFlags): Promise<Settings> {
  const { endpoint, mutant } = flags
  const given = await givenIn(flags)
  if (endpoint === undefined) {
    if (mutant !== undefined) await checkMutant(mutant, flags.revision)
    const target = { kind: 'embedded', ...(mutant !== undefined && { mutant }) } as const
    const words = mutant === undefined ? [] : ['--mutant', mutant]
    const profile = profileOf(flags, embeddedProfile(flags.revision))
    return resolveSettings('server', target, profile, given, invocationOf('server', words, flags))
  }
  const url = parseEndpoint(endpoint)
  const settings = resolveSettings(
    'server',
    { kind: 'endpoint', url: endpoint },
    profileOf(flags, defaultProfile),
    given,
    invocationOf('server', ['--endpoint', endpoint], flags),
  )
  if (isPaid(url) && flags.allowPaid !== true) forbidPaid(url, await countRequests(settings))
  return settings
}

/** @throws HarnessError `bad-option` when there is no such mutant */
async function checkMutant(id: string, revision = 'newest'): Promise<void> {
  const { mutantOf } = await import('../reference/server/mutants/index.js')
  try {
    mutantOf(id, revision)
  } catch (error) {
    throw new HarnessError('bad-option', (error as Error).message, { cause: error })
  }
}

/** Say what is about to be sent to the real service, before it is. */
export async function announcePaid(settings: Settings, { stderr }: Cli): Promise<void> {
  const { target } = settings
  if (target.kind !== 'endpoint' || !isPaid(new URL(target.url))) return
  const requests = Math.min(await countRequests(settings), settings.maxRequests ?? Number.POSITIVE_INFINITY)
  stderr.write(
    `sending at least ${many(requests, 'request')} to ${new URL(target.url).host}, which are paid for\n`,
  )
}

/** How many requests a run will send at the least: one for each case. */
async function countRequests(settings: Settings): Promise<number> {
  const suite = await loadSuite(settings.suite)
  return selectCases(suite.cases(settings), settings).length
}

const profileOf = ({ profile }: RunFlags, otherwise: Profile): Profile =>
  profile === undefined ? otherwise : loadProfile(profile)
