import { HarnessError } from '../harnessError.js'
import { defaultProfile, dummyCredentials } from '../../subjects/profile/defaults.js'
import type { ProfileFile } from './file.js'
import type { Authentication, Credentials } from '../../subjects/profile/profile.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Who the requests come from, with the secrets filled in.
 *
 * @throws HarnessError `bad-profile` when the environment lacks what the profile takes from it
 */
export function resolveAuthentication(
  given: ProfileFile['authentication'],
  environment: Environment,
): Authentication {
  if (given === undefined) return defaultProfile.authentication
  if (given.scheme === 'none') return given
  if (given.scheme === 'bearer') {
    const token = given.token === 'environment' ? need(environment, 'AWS_BEARER_TOKEN_BEDROCK') : given.token
    return { scheme: 'bearer', token }
  }
  return {
    scheme: 'sigv4',
    region: given.region ?? environment['AWS_REGION'] ?? 'us-east-1',
    credentials: resolveCredentials(given.credentials ?? 'dummy', environment),
  }
}

function resolveCredentials(
  given: 'dummy' | 'environment' | Credentials,
  environment: Environment,
): Credentials {
  if (given === 'dummy') return dummyCredentials
  if (given !== 'environment') return given
  const sessionToken = environment['AWS_SESSION_TOKEN']
  return {
    accessKeyId: need(environment, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: need(environment, 'AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken !== undefined && sessionToken !== '' && { sessionToken }),
  }
}

function need(environment: Environment, name: string): string {
  const value = environment[name]
  if (value !== undefined && value !== '') return value
  throw new HarnessError(
    'bad-profile',
    `the profile takes its credentials from the environment, which has no ${name}`,
    {
      hint: `set ${name}, or give credentials: dummy for a subject that does not check them`,
    },
  )
}
