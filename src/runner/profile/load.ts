import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { rules } from '../../contract/index.js'
import { nearest } from '../../files/nearest.js'
import { HarnessError } from '../harnessError.js'
import { resolveAuthentication } from './authentication.js'
import { defaultProfile } from '../../subjects/profile/defaults.js'
import type { ProfileFile } from './file.js'
import { parseProfile } from './parse.js'
import type { Profile, Provocation } from '../../subjects/profile/profile.js'

/**
 * Read a profile file, YAML or JSON, and fill in what it does not say.
 *
 * @throws HarnessError `bad-profile` naming the file, the line and what to change
 */
export function loadProfile(
  file: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Profile {
  const given = parseProfile(file, read(file, 'the profile'))
  for (const name of Object.keys(given.readings ?? {})) checkRuleName(file, name)
  const ca = given.ca === undefined ? undefined : read(resolve(dirname(file), given.ca), 'its ca')
  return { ...completeProfile(given, environment), ...(ca !== undefined && { ca }) }
}

/** A profile with all that it does not say filled in; `ca` stays out, it is a file. */
export function completeProfile(
  given: ProfileFile,
  environment: Readonly<Record<string, string | undefined>> = {},
): Profile {
  const { lacks = [], models, errors = {}, authentication, timeouts, ca: _, ...rest } = given
  const complete = { ...defaultProfile, ...rest }
  return {
    ...complete,
    operations: complete.operations.filter((name) => !lacks.includes(name)),
    features: complete.features.filter((name) => !lacks.includes(name)),
    models: { ...defaultProfile.models, ...models },
    errors: Object.fromEntries(Object.entries(errors).map(([name, ways]) => [name, byOperation(ways)])),
    authentication: resolveAuthentication(authentication, environment),
    timeouts: { ...defaultProfile.timeouts, ...timeouts },
  }
}

function checkRuleName(file: string, name: string): void {
  const names = ['*', ...rules.map((rule) => rule.name)]
  if (names.includes(name)) return
  const meant = nearest(name, names)
  throw new HarnessError(
    'bad-profile',
    `${file}: readings: '${name}' is no rule${meant === undefined ? '' : `; did you mean '${meant}'?`}`,
    {
      hint: 'rules that can be read in two ways are shown by: bedrock-conformance list requirements --enforcement contradicted',
    },
  )
}

const byOperation = (
  ways: Provocation | Readonly<Record<string, Provocation>>,
): Readonly<Record<string, Provocation>> => (isProvocation(ways) ? { '*': ways } : ways)

const isProvocation = (ways: object): ways is Provocation =>
  'modelId' in ways || 'header' in ways || 'body' in ways

function read(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new HarnessError('bad-profile', `${what} cannot be read: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
