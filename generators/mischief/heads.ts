import type { HttpRequest } from '../../src/wire/http/message.js'
import { head, latin1, whole, withHeader, type Expectation, type Trick } from './mischief.js'

type Change = (request: HttpRequest) => HttpRequest

const request = (label: string, expected: Expectation, change: Change, needsBody = false): Trick => ({
  label,
  expected,
  needsBody,
  pieces: (lawful, host) => whole(change(lawful), host),
})

/** Lines put into the head as they are. */
const lines = (label: string, expected: Expectation, ...added: readonly string[]): Trick => ({
  label,
  expected,
  needsBody: false,
  pieces: ({ body, ...lawful }, host) => [
    head({ ...lawful, body }, host, [
      ...added,
      ...(lawful.method === 'GET' ? [] : [`Content-Length: ${body.byteLength}`]),
    ]),
    body,
  ],
})

const target = (label: string, expected: Expectation, change: (target: string) => string): Trick =>
  request(label, expected, (lawful) => ({ ...lawful, target: change(lawful.target) }))

const method = (label: string, expected: Expectation, change: (method: string) => string): Trick =>
  request(label, expected, (lawful) => ({ ...lawful, method: change(lawful.method) }))

/** A text that is no HTTP at all, or of another version. */
const preface = (label: string, expected: Expectation, text: string): Trick => ({
  label,
  expected,
  needsBody: false,
  pieces: () => [latin1(text)],
})

const RESERVED = encodeURIComponent(":/?#[]@!$&'()*+,;=% ").replaceAll("'", '%27')
const LONG = 20_000

/** Request lines and headers (RFC 9112, sections 3 and 5; RFC 3986) that are wrong, hostile, or lawful and unusual. */
export const headTricks: readonly Trick[] = [
  // Content-Type
  request(
    'content type text',
    'survived',
    (lawful) => withHeader(lawful, 'Content-Type', 'text/plain'),
    true,
  ),
  request('no content type', 'survived', (lawful) => withHeader(lawful, 'Content-Type', undefined), true),
  request(
    'content type no media type',
    'survived',
    (lawful) => withHeader(lawful, 'Content-Type', ';;;'),
    true,
  ),
  request(
    'foreign charset',
    'survived',
    (lawful) => withHeader(lawful, 'Content-Type', 'application/json; charset=utf-16'),
    true,
  ),
  // Headers
  lines('header without a name', 'refused', ': value'),
  lines('header name with a space', 'refused', 'X Header: value'),
  lines('space before the colon', 'refused', 'X-Header : value'),
  lines('folded header', 'survived', 'X-Header: one\r\n two'),
  lines('NUL in a header', 'refused', 'X-Header: a\u0000b'),
  lines('lone carriage return in a header', 'survived', 'X-Header: a\rb'),
  lines('long header', 'survived', `X-Header: ${'a'.repeat(100_000)}`),
  lines('many headers', 'survived', ...Array.from({ length: 3000 }, (_, at) => `X-Header-${at}: a`)),
  lines('headers nobody knows', 'accepted', 'X-Header: a', 'x-header: b', 'X-Empty:'),
  lines('two hosts', 'survived', 'Host: elsewhere'),
  lines('expectation that nobody meets', 'survived', 'Expect: no-such-expectation'),
  // Targets
  target('long target', 'survived', (path) => `${path}?${'a'.repeat(LONG)}`),
  target('long id', 'survived', (path) => path.replace(/^(\/[^/]+\/)[^/?]+/, `$1${'a'.repeat(LONG)}`)),
  target('id of reserved characters', 'survived', (path) =>
    path.replace(/^(\/[^/]+\/)[^/?]+/, `$1${RESERVED}`),
  ),
  target('line break in the id', 'survived', (path) =>
    path.replace(/^(\/[^/]+\/)/, '$1%0d%0aX-Injected:%20yes%0d%0a'),
  ),
  target('NUL in the id', 'survived', (path) => path.replace(/^(\/[^/]+\/)/, '$1%00')),
  target('bad percent encoding', 'survived', (path) => path.replace(/^(\/[^/]+\/)/, '$1%zz')),
  target('overlong UTF-8', 'survived', (path) => path.replace(/^(\/[^/]+\/)/, '$1%c0%af')),
  target('dot segments', 'survived', (path) => `/..${path}/../..${path}`),
  target('double slash', 'survived', (path) => `/${path}`),
  target('unknown query', 'accepted', (path) => `${path}${path.includes('?') ? '&' : '?'}noSuchParameter=1`),
  target('lower case percent encoding', 'accepted', (path) =>
    path.replace(/%[0-9A-F]{2}/g, (encoded) => encoded.toLowerCase()),
  ),
  // Methods
  method('method in lower case', 'survived', (name) => name.toLowerCase()),
  method('unknown method', 'survived', () => 'FROBNICATE'),
  // No request
  preface('garbage', 'survived', '\u0000\u0001\u0002\u00ff\u00fe\r\n\r\n'),
  preface('no version', 'survived', 'GET /\r\n\r\n'),
  preface('unknown version', 'survived', 'GET / HTTP/9.9\r\nHost: a\r\n\r\n'),
  preface('half a head', 'survived', 'POST /model/a/converse HTTP/1.1\r\nHos'),
  preface('TLS hello', 'survived', '\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003'),
]
