import type { HttpRequest } from '../../src/wire/http/message.js'
import type { Dice } from '../violations/dice.js'

/**
 * What a server owes to bytes like these. `accepted`: they are lawful, only unusual. `refused`: an error of the client, 4xx,
 * or the connection closed. `survived`: any answer below 500, or the connection closed; where the documents say nothing.
 * After each of them the next lawful request must succeed.
 */
export type Expectation = 'accepted' | 'refused' | 'survived'

/** One way to send a request that no good client would, made of a lawful one. */
export interface Trick {
  readonly label: string
  readonly expected: Expectation
  /** Methods for which it means anything: only a POST has a body. */
  readonly needsBody: boolean
  /** The bytes on the socket, in the pieces in which they are written. Nothing follows: the client closes its side. */
  pieces(request: HttpRequest, host: string, dice: Dice): readonly Uint8Array[]
}

const utf8 = new TextEncoder()

export const bytesOf = (text: string): Uint8Array => utf8.encode(text)

/** Header bytes as they are: one byte a character. */
export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')

/** Request line and headers, with whatever framing the headers say, up to the empty line. */
export function head(request: HttpRequest, host: string, more: readonly string[]): Uint8Array {
  const lines = [
    `${request.method} ${request.target} HTTP/1.1`,
    `Host: ${host}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    ...more,
    'Connection: close',
  ]
  return latin1(`${lines.join('\r\n')}\r\n\r\n`)
}

/** The request with a body of its own length. */
export const whole = (request: HttpRequest, host: string): readonly Uint8Array[] => [
  head(request, host, request.method === 'GET' ? [] : [`Content-Length: ${request.body.byteLength}`]),
  request.body,
]

export const withBody = (request: HttpRequest, body: Uint8Array): HttpRequest => ({ ...request, body })

export const withHeader = (request: HttpRequest, name: string, value: string | undefined): HttpRequest => ({
  ...request,
  headers: [
    ...request.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase()),
    ...(value === undefined ? [] : [[name, value] as const]),
  ],
})
