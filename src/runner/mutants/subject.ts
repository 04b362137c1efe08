import type { ServerSubject } from '../../cases/server/index.js'
import type { HttpHandler } from '../../wire/http/message.js'
import { inMemory } from '../../wire/http/index.js'
import { connectServer } from '../../subjects/server/connect.js'
import type { Profile } from '../../subjects/profile/profile.js'

/** A handler as a server under test, without a socket between. */
export const subjectOf = (handler: HttpHandler, profile: Profile): ServerSubject =>
  connectServer('http://127.0.0.1:80', {
    profile,
    concurrency: 1,
    onRequest: () => {},
    clientFor: (version) => inMemory(handler, { version }),
  }).subject
