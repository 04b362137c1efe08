import type { HttpRequest } from '../../src/wire/http/message.js'
import type { Dice } from '../violations/dice.js'
import { head, latin1, type Expectation, type Trick } from './mischief.js'

type Pieces = (request: HttpRequest, host: string, dice: Dice) => readonly Uint8Array[]

const framing = (label: string, expected: Expectation, pieces: Pieces): Trick => ({
  label,
  expected,
  needsBody: true,
  pieces,
})

/** A length that is written, whatever the body is. */
const length = (label: string, expected: Expectation, write: (length: number) => readonly string[]): Trick =>
  framing(label, expected, (request, host) => [
    head(
      request,
      host,
      write(request.body.byteLength).map((value) => `Content-Length: ${value}`),
    ),
    request.body,
  ])

const CHUNKED = ['Transfer-Encoding: chunked']

const chunk = (data: Uint8Array, size = data.byteLength.toString(16), extension = ''): Uint8Array =>
  Buffer.concat([latin1(`${size}${extension}\r\n`), data, latin1('\r\n')])

const END = latin1('0\r\n\r\n')

const slices = (data: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(data.byteLength / size) }, (_, at) =>
    data.subarray(at * size, (at + 1) * size),
  )

const bodyChunks = ({ body }: HttpRequest, dice: Dice): readonly Uint8Array[] =>
  slices(body, Math.max(1 + dice.roll(64), Math.ceil(body.byteLength / MOST_CHUNKS)))

const MOST_CHUNKS = 2000

/** Where a message ends (RFC 9112, sections 6 and 7), told wrongly, twice, or in an unusual way. */
export const framingTricks: readonly Trick[] = [
  // Content-Length
  length('no length', 'survived', () => []),
  length('length too large', 'refused', (length) => [`${length + 10}`]),
  length('length negative', 'refused', () => ['-1']),
  length('length no number', 'refused', () => ['many']),
  length('two lengths that differ', 'refused', (length) => [`${length}`, `${length + 1}`]),
  length('length too small', 'survived', (length) => [`${length - 1}`]),
  framing('length and chunks', 'survived', (request, host) => [
    head(request, host, [...CHUNKED, 'Content-Length: 3']),
    chunk(request.body),
    END,
  ]),
  // Chunks
  framing('small chunks', 'accepted', (request, host, dice) => [
    head(request, host, CHUNKED),
    ...bodyChunks(request, dice).map((data) => chunk(data)),
    END,
  ]),
  framing('chunks cut anywhere', 'accepted', (request, host, dice) => {
    const message = Buffer.concat([
      head(request, host, CHUNKED),
      ...bodyChunks(request, dice).map((data) => chunk(data)),
      END,
    ])
    return slices(message, Math.max(1 + dice.roll(32), Math.ceil(message.byteLength / MOST_CHUNKS)))
  }),
  framing('chunk extension', 'accepted', (request, host) => [
    head(request, host, CHUNKED),
    chunk(request.body, undefined, ';name="value"'),
    END,
  ]),
  framing('chunk size with zeros and capitals', 'accepted', (request, host) => [
    head(request, host, CHUNKED),
    chunk(request.body, request.body.byteLength.toString(16).toUpperCase().padStart(8, '0')),
    END,
  ]),
  framing('trailer', 'accepted', (request, host) => [
    head(request, host, [...CHUNKED, 'Trailer: X-Trailer']),
    chunk(request.body),
    latin1('0\r\nX-Trailer: value\r\n\r\n'),
  ]),
  framing('chunk size no number', 'refused', (request, host) => [
    head(request, host, CHUNKED),
    chunk(request.body, 'xyz'),
    END,
  ]),
  framing('chunk size beyond any number', 'refused', (request, host) => [
    head(request, host, CHUNKED),
    chunk(request.body, 'f'.repeat(40)),
  ]),
  framing('no last chunk', 'refused', (request, host) => [head(request, host, CHUNKED), chunk(request.body)]),
  framing('unknown transfer encoding', 'refused', (request, host) => [
    head(request, host, ['Transfer-Encoding: no-such-encoding']),
    request.body,
  ]),
]
