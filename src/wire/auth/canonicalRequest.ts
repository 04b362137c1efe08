import type { HeaderList, HttpRequest } from '../http/message.js'

/**
 * The canonical request of Signature Version 4 (AWS documentation, "Create a signed AWS API request", step 1), made
 * from the request as it was on the wire.
 *
 * `signedHeaders` are names in lower case, in the order of the SignedHeaders parameter. The path is encoded as for
 * every service but S3: what was `%3A` on the wire is `%253A` here, a raw `:` is `%3A`.
 */
export function canonicalRequest(
  request: HttpRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  const [path, query] = splitTarget(request.target)
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${canonicalValue(request.headers, wireName(name))}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
}

/**
 * The header a signed name stands for. Over HTTP/2 the official JavaScript client signs `:authority` in place of
 * `host` (measured, 3.1162), which a listener hands over as `host`.
 */
export const wireName = (signedName: string): string => (signedName === ':authority' ? 'host' : signedName)

/** Path and query of a request target, the query without its question mark. */
export function splitTarget(target: string): readonly [path: string, query: string] {
  const mark = target.indexOf('?')
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)]
}

/** Dot segments and empty segments removed (RFC 3986, section 5.2.4), then each segment encoded once more. */
function canonicalPath(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(encode(segment))
  }
  return `/${kept.join('/')}${kept.length > 0 && path.endsWith('/') ? '/' : ''}`
}

/** Parameters encoded and sorted by name, then by value. */
function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => {
      const [name, ...value] = parameter.split('=')
      return [encode(decode(name ?? '')), encode(decode(value.join('=')))] as const
    })
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** All values of a header in wire order, joined by commas, each trimmed and with single spaces. */
function canonicalValue(headers: HeaderList, wanted: string): string {
  return headers
    .filter(([name]) => name.toLowerCase() === wanted)
    .map(([, value]) => value.replace(/[ \t]+/g, ' ').trim())
    .join(',')
}

/** Percent-encode every byte but the unreserved characters of RFC 3986; text off the wire is one character a byte. */
const encode = (text: string): string =>
  text.replace(
    /[^A-Za-z0-9\-._~]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

const decode = (text: string): string =>
  text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
