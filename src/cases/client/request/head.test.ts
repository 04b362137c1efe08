import { expect, it } from 'vitest'
import type { HeaderList } from '../../../wire/http/message.js'
import { reuseFindings } from './connection.js'
import { acceptFindings, contentTypeFindings, lengthFindings } from './head.js'
import { tokenFindings } from './token.js'

const request = (headers: HeaderList, body = '', method = 'POST') => ({
  method,
  target: '/',
  headers,
  body: Buffer.from(body),
})

it.each<[string, HeaderList, number]>([
  ['JSON', [['content-type', 'application/json']], 0],
  ['JSON with a parameter', [['Content-Type', 'Application/JSON; charset=UTF-8']], 0],
  ['another type', [['Content-Type', 'text/plain']], 1],
  ['a type that only begins like it', [['Content-Type', 'application/jsonp']], 1],
  ['none', [], 1],
  [
    'two',
    [
      ['Content-Type', 'application/json'],
      ['content-type', 'application/json'],
    ],
    1,
  ],
])('content type: %s', (_title, headers, count) => {
  expect(contentTypeFindings(request(headers))).toHaveLength(count)
})

it.each<[string, HeaderList, number]>([
  ['nothing said', [], 0],
  ['anything', [['Accept', 'text/html, */*;q=0.1']], 0],
  ['the very type', [['accept', 'application/json']], 0],
  ['events', [['accept', 'application/vnd.amazon.eventstream']], 0],
  ['only another', [['accept', 'application/xml']], 1],
])('accept: %s', (_title, headers, count) => {
  expect(acceptFindings(request(headers))).toHaveLength(count)
})

it.each<[string, ReturnType<typeof request>, number]>([
  ['in bytes', request([['Content-Length', '2']], 'é'), 0],
  ['in characters', request([['Content-Length', '1']], 'é'), 1],
  ['in chunks', request([['Transfer-Encoding', 'chunked']], 'é'), 0],
  ['missing', request([], 'é'), 1],
  ['nothing to say', request([], '', 'GET'), 0],
])('content length: %s', (_title, given, count) => {
  expect(lengthFindings(given)).toHaveLength(count)
})

it.each<[string, readonly unknown[], number]>([
  ['made anew for each call', ['a', 'b', 'c'], 0],
  ['the same twice', ['a', 'b', 'a'], 1],
  ['missing', ['a', undefined], 1],
  ['too long', ['a'.repeat(257)], 1],
  ['with a space', ['a b'], 1],
])('token: %s', (_title, tokens, count) => {
  expect(tokenFindings('clientRequestToken', tokens)).toHaveLength(count)
})

it('counts connections', () => {
  const over = (...connections: number[]) => ({
    arrivals: connections.map((connection) => ({ connection })) as never,
  })
  expect(reuseFindings(over(7, 7, 7))).toEqual([])
  expect(reuseFindings(over(7, 8, 7))).toHaveLength(1)
})
