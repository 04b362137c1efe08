import { HarnessError } from './harnessError.js'

/** Domains under which the real service answers, and bills. */
const paidDomains = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'api.aws',
  'api.amazonwebservices.com.cn',
]

/**
 * Take an endpoint as it was given: scheme, host, port and, where the service is behind one, a path.
 *
 * @throws HarnessError `bad-endpoint` when it is no such URL
 */
export function parseEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw new HarnessError('bad-endpoint', `'${text}' is no endpoint`, {
      hint: 'give a URL such as http://127.0.0.1:4566',
    })
  }
  const extra = [
    ['a query', url.search],
    ['a fragment', url.hash],
    ['a user name', url.username],
  ].find(([, part]) => part !== '')
  if (extra !== undefined) {
    throw new HarnessError('bad-endpoint', `'${text}' has ${extra[0]}, which an endpoint cannot have`, {
      hint: 'authentication belongs into the profile',
    })
  }
  return url
}

/** Whether a host belongs to the real service, where every call is paid for. Decided by its name; nothing is resolved. */
export function isPaid({ hostname }: URL): boolean {
  const host = hostname.toLowerCase().replace(/\.+$/u, '')
  return paidDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}

/**
 * Refuse to send paid requests that nobody asked for.
 *
 * @throws HarnessError `paid-endpoint` with the number of requests
 */
export function forbidPaid(endpoint: URL, requests: number): void {
  if (!isPaid(endpoint)) return
  throw new HarnessError(
    'paid-endpoint',
    `${endpoint.host} is the real service: this run would send it at least ${requests} requests, and someone pays for them`,
    { hint: 'if that is meant, say --allow-paid; --max-requests, --only and --level bound the cost' },
  )
}
