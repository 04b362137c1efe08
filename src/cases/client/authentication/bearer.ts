import type { HttpRequest } from '../../../wire/http/message.js'
import type { Finding } from '../../case.js'

/** The token is in Authorization, and there is one such header. */
export function bearerFindings({ headers }: Pick<HttpRequest, 'headers'>, token: string): readonly Finding[] {
  const values = headers.filter(([name]) => name.toLowerCase() === 'authorization').map(([, value]) => value)
  if (values.length !== 1) return [{ message: `one Authorization header was due, ${values.length} came` }]
  const [scheme = '', ...rest] = values[0]!.trim().split(/ +/)
  // RFC 9110, section 11.1: a scheme is compared without case.
  if (scheme.toLowerCase() !== 'bearer')
    return [{ message: `the scheme of Authorization must be Bearer, is ${scheme}` }]
  return rest.join(' ') === token ? [] : [{ message: 'the token in Authorization is not that of the caller' }]
}

/** What only a signature brings, in a header or in the query. */
export function signatureBeside({ headers, target }: HttpRequest): readonly Finding[] {
  const beside = [
    ...headers
      .filter(
        ([name, value]) =>
          /^x-amz-(?:security-token|date|content-sha256)$/i.test(name) || value.includes('AWS4-HMAC-SHA256'),
      )
      .map(([name]) => `the header ${name}`),
    ...[...target.matchAll(/[?&](x-amz-[a-z0-9-]+)=/gi)].map(([, name]) => `the query parameter ${name}`),
  ]
  return beside.map((place) => ({ message: `${place} of a signature stands beside the token` }))
}
