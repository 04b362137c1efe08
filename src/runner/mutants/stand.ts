import { lazy } from '../../lazy.js'
import { serverCases, type ServerCase, type ServerSubject } from '../../cases/server/index.js'
import { modelAt, type Model } from '../../contract/index.js'
import { authenticator } from '../../reference/server/authenticate.js'
import { createHandler } from '../../reference/server/handler.js'
import type { Mutant } from '../../reference/server/mutants/index.js'
import type { ServerParts } from '../../reference/server/parts.js'
import { embeddedKeys, embeddedProfile } from '../../reference/server/profile.js'
import { referenceParts } from '../../reference/server/reference.js'
import { connectServer } from '../../subjects/server/connect.js'
import { listen } from '../../wire/http/index.js'
import type { Profile } from '../../subjects/profile/profile.js'
import { memoized } from './memo.js'
import { subjectOf } from './subject.js'

/** Where mutants are tried: the catalogue of a revision, and the embedded server to change. */
export interface Stand {
  readonly model: Model
  readonly profile: Profile
  readonly cases: readonly ServerCase[]
  /** The properties, with fewer runs than a user would ask for: each mutant is met by one in two requests or more. */
  readonly properties: readonly ServerCase[]
  /**
   * The server that a mutant is, as each case needs it: with its door open, since signing thousands of requests would
   * say nothing, but for the cases of authentication.
   */
  serverFor(mutant: Pick<Mutant, 'change'>): (item: ServerCase) => ServerSubject
  /** The same on a port of its own, for cases that need a socket. */
  listenAs(
    mutant: Pick<Mutant, 'change'>,
  ): Promise<{ readonly subject: ServerSubject; close(): Promise<void> }>
}

/** Some defects show in one request of a hundred only. */
const isThorough = (id: string): boolean => /^converse\.property\.(?:accepts|refuses)$/.test(id)

export function createStand(revision: string): Stand {
  const model = modelAt(revision)
  const signed = embeddedProfile(revision)
  const profile: Profile = { ...signed, authentication: { scheme: 'none' } }
  const open = memoized(referenceParts({ revision }))
  const guarded: ServerParts = { ...open, authenticate: authenticator(embeddedKeys) }
  const propertiesWith = (runs: number, wanted: (id: string) => boolean): ServerCase[] =>
    serverCases({ model, profile, properties: { seed: 1, runs, replays: [], unshrunk: true } }).filter(
      ({ id }) => id.includes('.property.') && wanted(id),
    )
  return {
    model,
    profile,
    cases: serverCases({ model, profile }),
    properties: [...propertiesWith(60, (id) => !isThorough(id)), ...propertiesWith(600, isThorough)],
    listenAs: async (mutant) => {
      const listener = await listen(createHandler(mutant.change(referenceParts({ revision })), 1))
      const connected = connectServer(listener.url, { profile, concurrency: 4, onRequest: () => {} })
      return {
        subject: connected.subject,
        close: async () => {
          await connected.close()
          await listener.close()
        },
      }
    },
    serverFor: (mutant) => {
      const without = lazy(() => subjectOf(createHandler(mutant.change(open), 1), profile))
      const withKeys = lazy(() => subjectOf(createHandler(mutant.change(guarded), 1), signed))
      return (item) => (item.features.includes('authentication') ? withKeys() : without())
    },
  }
}
