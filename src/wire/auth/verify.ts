import { timingSafeEqual } from 'node:crypto'
import { header, type HttpRequest } from '../http/message.js'
import { parseAuthorization, type SigV4Authorization } from './authorization.js'
import { canonicalRequest, wireName } from './canonicalRequest.js'
import { hmac, sha256Hex } from './sha256.js'

export interface VerifyOptions {
  /** The secret that belongs to an access key, if the key is known. */
  readonly secretFor: (accessKeyId: string) => string | undefined
  readonly now: Date
  /** Checked when given. */
  readonly region?: string
  readonly service: string
  /** How far the request's date may be from `now`, in milliseconds. Default 5 minutes, as the recorded service says. */
  readonly toleranceMs?: number
}

export type SignatureProblem =
  | 'missing'
  | 'malformed'
  | 'wrong-service'
  | 'wrong-region'
  | 'unknown-key'
  | 'expired'
  | 'not-yet-valid'
  | 'mismatch'
  | 'unsigned-header'

/** Neither the secret nor a signature that would be right is ever part of it. */
export type Verification =
  | { readonly ok: true; readonly accessKeyId: string }
  | { readonly ok: false; readonly problem: SignatureProblem; readonly detail: string }

const fiveMinutes = 5 * 60_000

/**
 * Judge the Signature Version 4 of a request by making it again from what came over the wire (AWS documentation,
 * "Create a signed AWS API request"). Signatures in the query string are not looked for.
 */
export function verify(request: HttpRequest, options: VerifyOptions): Verification {
  const { service, region, now, toleranceMs = fiveMinutes } = options
  const value = header(request.headers, 'authorization')
  if (value === undefined) return fail('missing', 'the request has no Authorization header')
  const claim = parseAuthorization(value)
  if (typeof claim === 'string') return fail('malformed', `Authorization cannot be read: ${claim}`)
  const time = header(request.headers, 'x-amz-date') ?? ''
  const fault = claimFault(request, claim, time)
  if (fault !== undefined) return fail('malformed', fault)
  if (claim.service !== service) {
    return fail(
      'wrong-service',
      `the signature is for service ${JSON.stringify(claim.service)}, not ${JSON.stringify(service)}`,
    )
  }
  if (region !== undefined && claim.region !== region) {
    return fail(
      'wrong-region',
      `the signature is for region ${JSON.stringify(claim.region)}, not ${JSON.stringify(region)}`,
    )
  }
  const secret = options.secretFor(claim.accessKeyId)
  if (secret === undefined) return fail('unknown-key', 'nobody has the access key of the signature')
  const age = now.getTime() - parseAmzDate(time)
  if (age > toleranceMs) return fail('expired', `${time} is more than ${toleranceMs / 60_000} minutes ago`)
  if (age < -toleranceMs)
    return fail('not-yet-valid', `${time} is more than ${toleranceMs / 60_000} minutes ahead`)
  return matches(request, claim, time, secret)
}

/** What a claim lacks to be checked at all. */
function claimFault(request: HttpRequest, claim: SigV4Authorization, time: string): string | undefined {
  if (Number.isNaN(parseAmzDate(time)))
    return `x-amz-date is ${time ? JSON.stringify(time) : 'missing'}: not YYYYMMDDTHHMMSSZ`
  if (!time.startsWith(claim.date)) return `the Credential is of ${claim.date}, but x-amz-date is ${time}`
  const { signedHeaders } = claim
  const unsorted = signedHeaders.find((name, at) => at > 0 && name <= signedHeaders[at - 1]!)
  if (unsorted !== undefined)
    return `SignedHeaders is not sorted: ${JSON.stringify(unsorted)} is out of place`
  const absent = signedHeaders.find((name) => header(request.headers, wireName(name)) === undefined)
  if (absent !== undefined) return `the signed header ${JSON.stringify(absent)} is not in the request`
  return undefined
}

/** "You must include the host header, and any x-amz-* headers in the request." */
function unsignedHeader(request: HttpRequest, signedHeaders: readonly string[]): string | undefined {
  const present = request.headers.map(([name]) => name.toLowerCase())
  const signed = new Set(signedHeaders.map(wireName))
  return ['host', ...present.filter((name) => name.startsWith('x-amz-'))].find((name) => !signed.has(name))
}

function matches(
  request: HttpRequest,
  claim: SigV4Authorization,
  time: string,
  secret: string,
): Verification {
  const { accessKeyId, date, region, service, signedHeaders, signature } = claim
  const payloadHash = sha256Hex(request.body)
  const declared = header(request.headers, 'x-amz-content-sha256')
  if (declared !== undefined && declared !== payloadHash) {
    return fail('mismatch', 'x-amz-content-sha256 is not the SHA-256 of the body that arrived')
  }
  const canonical = canonicalRequest(request, signedHeaders, payloadHash)
  const scope = [date, region, service, 'aws4_request']
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`)
  const right = hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256Hex(canonical)].join('\n'))
  if (!timingSafeEqual(right, Buffer.from(signature, 'hex'))) {
    return fail('mismatch', 'the signature is not the one of the request that arrived')
  }
  const unsigned = unsignedHeader(request, signedHeaders)
  if (unsigned !== undefined)
    return fail('unsigned-header', `the signature does not cover ${JSON.stringify(unsigned)}`)
  return { ok: true, accessKeyId }
}

/** `YYYYMMDDTHHMMSSZ` in milliseconds; NaN for anything else. */
function parseAmzDate(text: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  const [year, month, day, hour, minute, second] = parts
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

const fail = (problem: SignatureProblem, detail: string): Verification => ({ ok: false, problem, detail })
