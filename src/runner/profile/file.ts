import type { Credentials, Profile, Provocation } from '../../subjects/profile/profile.js'

/** What a profile file may hold, once it has been held against `schemas/profile.schema.json`. */
export interface ProfileFile extends Partial<
  Pick<
    Profile,
    | 'name'
    | 'revision'
    | 'operations'
    | 'features'
    | 'invokeBody'
    | 'guardrail'
    | 'headers'
    | 'readings'
    | 'pathPrefix'
  >
> {
  readonly lacks?: readonly string[]
  readonly models?: Partial<Profile['models']>
  readonly errors?: Readonly<Record<string, Provocation | Readonly<Record<string, Provocation>>>>
  readonly authentication?:
    | { readonly scheme: 'none' }
    | { readonly scheme: 'bearer'; readonly token: string }
    | {
        readonly scheme: 'sigv4'
        readonly region?: string
        readonly credentials?: 'dummy' | 'environment' | Credentials
      }
  /** Path of a PEM file, relative to the profile. */
  readonly ca?: string
  readonly timeouts?: Partial<Profile['timeouts']>
}
