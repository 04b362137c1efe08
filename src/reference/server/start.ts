import type { Readings } from '../../contract/index.js'
import type { HttpHandler } from '../../wire/http/message.js'
import { listen, type Listener } from '../../wire/http/listen.js'
import { errorReply } from '../../wire/rest/index.js'
import { authenticator, type Keys } from './authenticate.js'
import { chanceOf } from './chance.js'
import { createHandler } from './handler.js'
import type { ServerParts } from './parts.js'
import { referenceParts } from './reference.js'

export interface ServeOptions {
  /** Any name of a revision; the newest by default. */
  readonly revision?: string
  readonly readings?: Readings
  /** Check signatures and tokens; everybody is let in when left out. */
  readonly keys?: Keys
  readonly seed?: number
  readonly host?: string
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** What a mutant or benign variant does to the parts. */
  readonly change?: (parts: ServerParts) => ServerParts
}

/** The embedded server as a function, for suites that need no socket. */
export function referenceHandler(options: ServeOptions = {}): HttpHandler {
  const { revision, readings, keys, seed = 1, change = (parts) => parts } = options
  const parts = referenceParts({
    ...(revision !== undefined && { revision }),
    ...(readings !== undefined && { readings }),
    ...(keys !== undefined && { authenticate: authenticator(keys) }),
  })
  return createHandler(change(parts), seed)
}

/** The embedded server on a port, HTTP/1.1 and HTTP/2 alike. Rejects when the port cannot be had. */
export async function startReferenceServer(options: ServeOptions = {}): Promise<Listener> {
  const parts = referenceParts()
  return listen(referenceHandler(options), {
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    maxBodyBytes: 64 * 1024 * 1024,
    tooLarge: (request) => parts.finish(errorReply(tooLarge), chanceOf('413', request.target), request),
    failed: () => errorReply(failed),
  })
}

const tooLarge = {
  name: 'RequestEntityTooLargeException',
  status: 413,
  message: 'The request is too large.',
  from: 'coral',
} as const
const failed = {
  name: 'InternalServerException',
  status: 500,
  message: 'The system encountered an unexpected error during processing. Try your request again.',
} as const
