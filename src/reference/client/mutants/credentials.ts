import { sign } from '../../../wire/auth/index.js'
import type { ClientParts } from '../parts.js'
import { setHeader, withBody, without } from './edit.js'
import type { ClientMutant } from './mutant.js'

/** Changes what arrives behind the back of the signature. */
const signing = (
  id: string,
  intent: string,
  authenticate: (sound: ClientParts['authenticate']) => ClientParts['authenticate'],
  aims = /authentication/,
): ClientMutant => ({
  id,
  intent,
  aims,
  change: (parts) => ({ authenticate: authenticate((...given) => parts.authenticate(...given)) }),
})

/** Clients that show in a wrong way who calls. */
export const credentialMutants: readonly ClientMutant[] = [
  signing('unsigned', 'signs nothing', () => async (request) => request),
  signing(
    'wrong-service',
    'signs for the service bedrock-runtime',
    (sound) => (request, call, now) =>
      'bearerToken' in call.credentials
        ? sound(request, call, now)
        : sign(request, {
            region: call.region,
            service: 'bedrock-runtime',
            credentials: call.credentials,
            date: now,
          }),
  ),
  signing(
    'wrong-region',
    'signs for its own region whatever its caller says',
    (sound) => (request, call, now) => sound(request, { ...call, region: 'us-west-2' }, now),
  ),
  signing(
    'stale-date',
    'signs with a clock that is an hour late',
    (sound) => (request, call, now) => sound(request, call, new Date(now.getTime() - 3_600_000)),
  ),
  signing(
    'no-session-token',
    'leaves the session token out',
    (sound) => (request, call, now) =>
      'bearerToken' in call.credentials
        ? sound(request, call, now)
        : sound(request, { ...call, credentials: without(call.credentials, 'sessionToken') }, now),
  ),
  signing(
    'unsigned-session-token',
    'adds the session token after signing',
    (sound) => async (request, call, now) => {
      if ('bearerToken' in call.credentials || call.credentials.sessionToken === undefined)
        return sound(request, call, now)
      const { sessionToken } = call.credentials
      const signed = await sound(
        request,
        { ...call, credentials: without(call.credentials, 'sessionToken') },
        now,
      )
      return setHeader(signed, 'x-amz-security-token', sessionToken)
    },
  ),
  signing(
    'path-encoded-once',
    'signs the path as it is, not encoded once more',
    (sound) => async (request, call, now) => {
      const decoded = {
        ...request,
        target: request.target.replace(/^[^?]*/, (path) =>
          decodeURI(path).replaceAll('%3A', ':').replaceAll('%2F', '/'),
        ),
      }
      const signed = await sound(decoded, call, now)
      return { ...signed, target: request.target }
    },
  ),
  signing(
    'body-after-signing',
    'changes the body after signing',
    (sound) => async (request, call, now) => withBody(await sound(request, call, now), (text) => `${text}\n`),
  ),
  signing(
    'shows-secret',
    'sends the secret along',
    (sound) => (request, call, now) =>
      sound(
        'bearerToken' in call.credentials
          ? request
          : setHeader(request, 'X-Debug-Key', call.credentials.secretAccessKey),
        call,
        now,
      ),
  ),
  signing(
    'no-bearer-scheme',
    'sends a bearer token without saying that it is one',
    (sound) => async (request, call, now) => {
      const signed = await sound(request, call, now)
      return 'bearerToken' in call.credentials
        ? setHeader(signed, 'Authorization', call.credentials.bearerToken)
        : signed
    },
    /bearer/,
  ),
  signing(
    'bearer-everywhere',
    'sends a bearer token in a header of its own too',
    (sound) => async (request, call, now) => {
      const signed = await sound(request, call, now)
      return 'bearerToken' in call.credentials
        ? { ...signed, target: `${signed.target}?access_token=${call.credentials.bearerToken}` }
        : signed
    },
    /bearer/,
  ),
]
