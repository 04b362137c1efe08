import { describe, expect, it } from 'vitest'
import { parseBaseUrl } from './baseUrl.js'
import { assertSendable, completeRequest } from './completeRequest.js'
import { bytes, request } from './testing/start.js'

const base = parseBaseUrl('http://127.0.0.1:8080/prefix/')

it('adds Host first, Content-Length last, and the base path', () => {
  const given = request('/a%3Ab?x', { method: 'POST', headers: [['X', '1']], body: bytes('é') })
  expect(completeRequest(given, base)).toEqual({
    ...given,
    target: '/prefix/a%3Ab?x',
    headers: [
      ['Host', '127.0.0.1:8080'],
      ['X', '1'],
      ['Content-Length', '2'],
    ],
  })
})

it('keeps what is there, even if it is a lie', () => {
  const headers = [
    ['content-length', '99'],
    ['HOST', 'elsewhere'],
  ] as const
  expect(completeRequest(request('*', { method: 'POST', headers }), base)).toMatchObject({
    target: '*',
    headers,
  })
  const chunked = [
    ['Host', 'x'],
    ['Transfer-Encoding', 'chunked'],
  ] as const
  expect(completeRequest(request('/', { headers: chunked, body: bytes('a') }), base).headers).toEqual(chunked)
})

it('gives a length of 0 only where a body is expected', () => {
  expect(completeRequest(request('/', { method: 'POST' }), base).headers.at(-1)).toEqual([
    'Content-Length',
    '0',
  ])
  expect(completeRequest(request('/'), base).headers).toHaveLength(1)
})

describe('what cannot be written is named', () => {
  it.each([
    [{ method: 'GE T' }, 'method "GE T"'],
    [{ target: '' }, 'target ""'],
    [{ target: '/a b' }, 'target "/a b"'],
    [{ target: '/a\r\nX: 1' }, 'target'],
    [{ headers: [['X', 'a\nb']] as const }, 'header X'],
  ])('%j', (more, message) => {
    expect(() => {
      assertSendable(request('/', more))
    }).toThrow(message)
  })
})
