import type { HttpRequest } from '../../src/wire/http/message.js'
import type { Dice } from '../violations/dice.js'
import { bytesOf, withBody } from './mischief.js'

/** Another way to write the same request: the kind of answer must not depend on it. */
export interface Rewriting {
  readonly label: string
  rewrite(request: HttpRequest, dice: Dice): HttpRequest
}

const json = (label: string, write: (value: unknown, dice: Dice) => string): Rewriting => ({
  label,
  rewrite: (request, dice) =>
    request.body.byteLength === 0
      ? request
      : withBody(request, bytesOf(write(JSON.parse(Buffer.from(request.body).toString('utf8')), dice))),
})

/** Rewritings of requests with a JSON body, and of the path of any. HTTP/2 instead of HTTP/1.1 is the sender's business. */
export const rewritings: readonly Rewriting[] = [
  json('members in another order', (value, dice) => JSON.stringify(reordered(value, dice))),
  json('white space', (value) => JSON.stringify(value, undefined, '\t')),
  json('escaped characters', (value) =>
    JSON.stringify(value).replace(/[^\x20-\x7e]|\//g, (character) =>
      character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  ),
  {
    label: 'colons in the path as they are',
    rewrite: (request) => ({ ...request, target: request.target.replaceAll('%3A', ':') }),
  },
  {
    label: 'headers in capitals',
    rewrite: (request) => ({
      ...request,
      headers: request.headers.map(([name, value]) => [name.toUpperCase(), value] as const),
    }),
  },
]

function reordered(value: unknown, dice: Dice): unknown {
  if (Array.isArray(value)) return value.map((element) => reordered(element, dice))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, member]) => [name, reordered(member, dice)] as const)
  const first = dice.roll(Math.max(entries.length, 1))
  return Object.fromEntries([...entries.slice(first), ...entries.slice(0, first)].reverse())
}
