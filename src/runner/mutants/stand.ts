import { serverCases, type ServerCase, type ServerSubject } from '../../cases/server/index.js'
import { modelAt, type Model } from '../../contract/index.js'
import { authenticator } from '../../reference/server/authenticate.js'
import { createHandler } from '../../reference/server/handler.js'
import type { Mutant } from '../../reference/server/mutants/index.js'
import type { ServerParts } from '../../reference/server/parts.js'
import { embeddedKeys, embeddedProfile } from '../../reference/server/profile.js'
import { referenceParts } from '../../reference/server/reference.js'
import type { Profile } from '../profile/profile.js'
import { memoized } from './memo.js'
import { subjectOf } from './subject.js'

/** Where mutants are tried: the catalogue of a revision, and the embedded server to change. */
export interface Stand {
  readonly model: Model
  readonly profile: Profile
  readonly cases: readonly ServerCase[]
  /**
   * The server that a mutant is, as each case needs it: with its door open, since signing thousands of requests would
   * say nothing, but for the cases of authentication.
   */
  serverFor(mutant: Pick<Mutant, 'change'>): (item: ServerCase) => ServerSubject
}

export function createStand(revision: string): Stand {
  const model = modelAt(revision)
  const signed = embeddedProfile(revision)
  const profile: Profile = { ...signed, authentication: { scheme: 'none' } }
  const open = memoized(referenceParts({ revision }))
  const guarded: ServerParts = { ...open, authenticate: authenticator(embeddedKeys) }
  return {
    model,
    profile,
    cases: serverCases({ model, profile }),
    serverFor: (mutant) => {
      const without = lazy(() => subjectOf(createHandler(mutant.change(open), 1), profile))
      const withKeys = lazy(() => subjectOf(createHandler(mutant.change(guarded), 1), signed))
      return (item) => (item.features.includes('authentication') ? withKeys() : without())
    },
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
