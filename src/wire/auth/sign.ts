import { SignatureV4 } from '@smithy/signature-v4'
import { withoutHeaders } from '../http/headers.js'
import { header, type HeaderList, type HttpRequest } from '../http/message.js'
import { splitTarget } from './canonicalRequest.js'
import { Sha256 } from './sha256.js'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface SignOptions {
  readonly region: string
  /** Default `bedrock`, the name the service signs by. */
  readonly service?: string
  readonly credentials: Credentials
  readonly date: Date
}

/** What a signature brings along, and replaces when it was there. */
const brought = ['x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256', 'authorization'] as const

/**
 * The request with a Signature Version 4, as the official SDKs make it. Its own headers stay as they are, the new ones
 * come last. The target must be the whole one that goes on the wire, base path included.
 *
 * Rejects with a TypeError for a request without a Host header, which a signature must cover.
 */
export async function sign(request: HttpRequest, options: SignOptions): Promise<HttpRequest> {
  const { region, service = 'bedrock', credentials, date } = options
  const host = header(request.headers, 'host')
  if (host === undefined) throw new TypeError('a request without a Host header cannot be signed: add one')
  const kept = withoutHeaders(request.headers, new Set(brought))
  const [path, query] = splitTarget(request.target)
  const signer = new SignatureV4({ region, service, credentials, sha256: Sha256 })
  const { headers } = await signer.sign(
    {
      method: request.method,
      protocol: 'https:',
      hostname: host,
      path,
      query: parseQuery(query),
      headers: mergeHeaders(kept),
      body: request.body,
    },
    { signingDate: date },
  )
  const added = brought.flatMap((name) => {
    const value = headers[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...request, headers: [...kept, ...added] }
}

/** The signer takes one value a header: those of repeated ones are joined in order. */
function mergeHeaders(headers: HeaderList): Record<string, string> {
  const merged = new Map<string, string>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const before = merged.get(key)
    merged.set(key, before === undefined ? value.trim() : `${before},${value.trim()}`)
  }
  return Object.fromEntries(merged)
}

function parseQuery(query: string): Record<string, string[]> {
  const parameters = new Map<string, string[]>()
  for (const parameter of query.split('&').filter((text) => text !== '')) {
    const [name = '', ...value] = parameter.split('=').map(decodeURIComponent)
    parameters.set(name, [...(parameters.get(name) ?? []), value.join('=')])
  }
  return Object.fromEntries(parameters)
}
