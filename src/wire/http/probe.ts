import { parseBaseUrl } from './baseUrl.js'
import { connect } from './client.js'
import type { HttpVersion } from './message.js'

/** What was found out about an address. */
export interface Probe {
  /** Whether something there answers in HTTP. */
  readonly alive: boolean
  readonly versions: readonly HttpVersion[]
  /** Why it counts as dead: one sentence. */
  readonly reason?: string
}

export interface ProbeOptions {
  readonly caPem?: string
  /** Default 2,000. */
  readonly timeoutMs?: number
}

/**
 * Ask for `/` in each version of HTTP at once; any answer counts. Throws a TypeError for a bad base URL.
 */
export async function probe(
  baseUrl: string,
  { caPem, timeoutMs = 2_000 }: ProbeOptions = {},
): Promise<Probe> {
  const { authority } = parseBaseUrl(baseUrl)
  const asked = await Promise.all(
    (['1.1', '2'] as const).map(async (version) => {
      const client = connect(baseUrl, { version, ...(caPem !== undefined && { caPem }) })
      const request = { method: 'GET', target: '/', headers: [], body: new Uint8Array(0) }
      const exchange = await client.exchange(request, { timeoutMs })
      await client.close()
      return exchange
    }),
  )
  const versions = asked.filter(({ status }) => status !== undefined).map(({ httpVersion }) => httpVersion)
  if (versions.length > 0) return { alive: true, versions }
  const faults = [...new Set(asked.map(({ fault }) => fault))].join('; ')
  return { alive: false, versions, reason: `nothing at ${authority} answers in HTTP: ${faults}` }
}
