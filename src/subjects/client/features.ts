import type { ClientFeature } from './subject.js'

/** What each word of `hello.features` says, in the order in which people are told. */
export const clientFeatures: Readonly<Record<ClientFeature, string>> = {
  sigv4: 'signs requests with an access key',
  'session-token': 'sends the session token of temporary credentials',
  bearer: 'sends an API key as a bearer token',
  http1: 'speaks HTTP/1.1',
  http2: 'speaks HTTP/2, in the clear with prior knowledge',
  tls: 'takes an https endpoint and the authority to trust for it',
  attempts: 'can be told how often a request may be sent',
  timeout: 'can be told how long to wait for a byte of an answer',
  stop: 'lets its caller leave a stream early',
  pause: 'lets its caller take the events of a stream slowly',
  abort: 'lets its caller abort a call',
  'errors-as-events': 'hands an exception of a stream over as the last event',
  'typed-output': 'hands over what its model knows and nothing else',
  'idempotency-token': 'makes a token where the caller gives none',
  'validates-input': 'checks the input and may refuse it before it is sent',
  'own-form': 'has a form of input and output of its own',
}
