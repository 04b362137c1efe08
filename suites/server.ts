import { forbidPaid, parseEndpoint } from '../src/runner/endpoint.js'
import { defaultProfile } from '../src/subjects/profile/defaults.js'
import type { ProfileFile } from '../src/runner/profile/file.js'
import { completeProfile, loadProfile } from '../src/runner/profile/load.js'
import type { Profile } from '../src/subjects/profile/profile.js'
import { resolveSettings, type RunOptionsGiven } from '../src/runner/resolve.js'
import { serverSuite as suite } from '../src/runner/suites/server.js'
import { defineSuite } from './defineSuite.js'

/** What a suite in a test file of your own may be told; all of it is described by `bedrock-conformance server --help`. */
export interface SuiteOptions extends RunOptionsGiven {
  /** What the subject says of itself: a file, or what would stand in one. */
  readonly profile?: string | ProfileFile
}

export interface ServerSuiteOptions extends SuiteOptions {
  /** Where the server is; a function is called once, before the first test, when the server is up. */
  readonly endpoint: string | (() => string | Promise<string>)
  /** Send requests to the real service, which someone pays for. */
  readonly allowPaid?: boolean
}

/**
 * Define tests that judge a server. Call it in a Vitest file, at the top or inside a `describe`.
 *
 * @throws HarnessError when an option or the profile is wrong, or when no case is selected
 */
export function serverSuite({ endpoint, profile, allowPaid = false, ...given }: ServerSuiteOptions): void {
  const settingsAt = (url: string) =>
    resolveSettings('server', { kind: 'endpoint', url }, profileOf(profile), given)
  const settle = async () => {
    const url = typeof endpoint === 'string' ? endpoint : await endpoint()
    const parsed = parseEndpoint(url)
    const settings = settingsAt(url)
    if (!allowPaid) forbidPaid(parsed, suite.cases(settings).length)
    return settings
  }
  defineSuite(suite, settingsAt(typeof endpoint === 'string' ? endpoint : ''), { settle })
}

function profileOf(given: SuiteOptions['profile']): Profile {
  if (given === undefined) return defaultProfile
  return typeof given === 'string' ? loadProfile(given) : completeProfile(given, process.env)
}
