import type { Arrival } from '../../../subjects/client/script.js'
import type { Finding } from '../../case.js'
import type { ClientObservation } from '../observation.js'

/** Places of a request in which a secret stands, as it is or percent-encoded; never the secret itself. */
export function leaksOf(
  { request }: Pick<Arrival, 'request'>,
  secret: string,
  allowed: ReadonlySet<string> = new Set(),
): readonly string[] {
  const forms = [secret, encodeURIComponent(secret)]
  const holds = (text: string): boolean => forms.some((form) => text.includes(form))
  return [
    ...(holds(request.target) ? ['the request target'] : []),
    ...request.headers
      .filter(([name, value]) => !allowed.has(name.toLowerCase()) && holds(value))
      .map(([name]) => `the header ${name}`),
    ...(holds(Buffer.from(request.body).toString('latin1')) ? ['the body'] : []),
  ]
}

/** Whether what only the caller may know stands anywhere in what was sent; a bearer token has its one place. */
export const leakFindings = ({ calls }: Pick<ClientObservation, 'calls'>): readonly Finding[] =>
  calls.flatMap(({ call: { credentials }, arrivals }) =>
    arrivals.flatMap((arrival) => {
      const places =
        'bearerToken' in credentials
          ? leaksOf(arrival, credentials.bearerToken, new Set(['authorization']))
          : leaksOf(arrival, credentials.secretAccessKey)
      return places.map((place) => ({ message: `the secret of the caller stands in ${place}` }))
    }),
  )
