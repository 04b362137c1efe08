import { operationNames } from '../../contract/index.js'
import type { ClientFeature, ClientHello } from '../../subjects/client/subject.js'
import { createPartsClient } from './client.js'
import type { ClientParts } from './parts.js'
import { referenceClientParts } from './reference.js'

/** All that a client can do, but for the idioms that it does not follow. */
const features: readonly ClientFeature[] = [
  'sigv4',
  'session-token',
  'bearer',
  'http1',
  'http2',
  'tls',
  'attempts',
  'timeout',
  'stop',
  'pause',
  'abort',
  'typed-output',
  'idempotency-token',
]

/** A client as an adapter of this process shows it: what it says of itself, and its calls. */
export interface ReferenceClient extends ReturnType<typeof createPartsClient> {
  readonly hello: ClientHello
}

/** The client of this package, or a mutant of it. */
export function referenceClient(
  revision = 'newest',
  change: (parts: ClientParts) => ClientParts = (parts) => parts,
): ReferenceClient {
  const parts = change(referenceClientParts(revision))
  const operations = operationNames.filter(
    (name) =>
      parts.model.operations.get(name)?.requestStream === undefined && parts.model.operations.has(name),
  )
  return {
    hello: { protocol: 1, name: 'the client of this package', version: '1', operations, features },
    ...createPartsClient(parts),
  }
}
