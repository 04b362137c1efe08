import type { ClientError } from '../../../subjects/client/subject.js'
import { header } from '../../../wire/http/message.js'
import { CONNECTION_LOST } from '../retry.js'
import { rewriting, setHeader, withMembers } from './edit.js'
import type { ClientMutant } from './mutant.js'

/** Retries something else than it should. */
const retrying = (
  id: string,
  intent: string,
  isRetryable: (error: ClientError, sound: (error: ClientError) => boolean) => boolean,
  aims = /\.retry\./,
): ClientMutant => ({
  id,
  intent,
  aims,
  change: (parts) => ({ isRetryable: (error) => isRetryable(error, (one) => parts.isRetryable(one)) }),
})

const notOn = (
  id: string,
  intent: string,
  spared: (error: ClientError) => boolean,
  aims?: RegExp,
): ClientMutant => retrying(id, intent, (error, sound) => sound(error) && !spared(error), aims)

/** Clients that give up too early, too late, or try something else. */
export const retryMutants: readonly ClientMutant[] = [
  retrying('never-retries', 'never sends a request again', () => false),
  retrying(
    'always-retries',
    'sends every request again that failed',
    () => true,
    /\.retry\.[a-z-]+-exception$/,
  ),
  retrying(
    'retries-not-found',
    'sends a request again for what does not exist',
    (error, sound) => sound(error) || error.statusCode === 404,
    /\.retry\.resource-not-found/,
  ),
  notOn(
    'no-retry-on-503',
    'gives up when the service is not available',
    ({ statusCode }) => statusCode === 503,
  ),
  notOn(
    'no-retry-on-502',
    'gives up when a gateway is at fault',
    ({ statusCode }) => statusCode === 502,
    /bad-gateway$/,
  ),
  notOn(
    'no-retry-on-504',
    'gives up when a gateway waited too long',
    ({ statusCode }) => statusCode === 504,
    /gateway-timeout$/,
  ),
  notOn(
    'no-retry-on-500',
    'gives up when the service fails',
    ({ statusCode }) => statusCode === 500,
    /internal$/,
  ),
  notOn(
    'no-retry-on-throttling',
    'gives up when it sends too much',
    ({ name }) => name === 'ThrottlingException',
    /throttling$/,
  ),
  notOn(
    'no-retry-on-not-ready',
    'gives up when a model is not ready, whatever the contract says of that',
    ({ name }) => name === 'ModelNotReadyException',
    /model-not-ready-exception$/,
  ),
  notOn(
    'no-retry-on-loss',
    'gives up when a connection is lost',
    ({ name }) => name === CONNECTION_LOST,
    /reset$|closed$/,
  ),
  {
    id: 'retries-at-once',
    intent: 'makes no pause before it sends a request again',
    aims: /backoff$/,
    change: () => ({ pause: () => 0 }),
  },
  {
    id: 'retries-steadily',
    intent: 'makes the same pause before each attempt',
    aims: /backoff$/,
    change: () => ({ pause: () => 400 }),
  },
  {
    id: 'own-attempts',
    intent: 'does not ask its caller how often a request may be sent',
    aims: /attempts-/,
    around:
      (sound) =>
      ({ options, ...call }) =>
        sound({ ...call, options: { ...options, maxAttempts: 4 } }),
  },
  {
    id: 'storms',
    intent: 'sends a request twenty times, in quick succession',
    aims: /storm$/,
    change: () => ({ attempts: 20, pause: () => 1 }),
  },
  rewriting(
    'retries-without-body',
    'sends no body with the second attempt',
    (request, { number }) => (number === 1 ? request : { ...request, body: new Uint8Array(0) }),
    /same-request$/,
  ),
  rewriting(
    'retries-elsewhere',
    'asks for another path with the second attempt',
    (request, { number }) =>
      number === 1 ? request : { ...request, target: `${request.target}?attempt=${number}` },
    /same-request$/,
  ),
  {
    id: 'retries-with-old-signature',
    intent: 'signs the first attempt only, and sends its signature with the others',
    aims: /retry\.signature$/,
    change: ({ authenticate }) => {
      const signatures = new Map<string, string>()
      return {
        authenticate: async (request, call, now) => {
          const invocation = header(request.headers, 'amz-sdk-invocation-id') ?? ''
          const signed = await authenticate(request, call, now)
          const known = signatures.get(invocation)
          if (known !== undefined) return setHeader(signed, 'authorization', known)
          signatures.set(invocation, header(signed.headers, 'authorization') ?? '')
          return signed
        },
      }
    },
  },
  rewriting(
    'token-per-attempt',
    'makes an idempotency token for each attempt',
    (request, { number }) =>
      withMembers(request, (members) =>
        'clientRequestToken' in members ? { ...members, clientRequestToken: `attempt-${number}` } : members,
      ),
    /retry\.token$/,
  ),
  {
    id: 'replays-streams',
    intent: 'asks for a stream again when it breaks, and hands its events over once more',
    aims: /not-replayed$/,
    around: (sound) => async (call) => {
      const told = await sound(call)
      if (told.error?.name !== CONNECTION_LOST || (told.events?.length ?? 0) === 0) return told
      const again = await sound(call)
      return { ...again, events: [...told.events!, ...(again.events ?? [])] }
    },
  },
]
