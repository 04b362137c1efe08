import { describe, expect, it } from 'vitest'
import { assertHeaders, pairHeaders, toHttp2Headers, withoutHeaders } from './headers.js'

it('pairs a flat list', () => {
  expect(pairHeaders(['A', '1', 'b', '2', 'A', '3'])).toEqual([
    ['A', '1'],
    ['b', '2'],
    ['A', '3'],
  ])
})

it('leaves out headers by name, however they are spelled', () => {
  expect(
    withoutHeaders(
      [
        ['X-One', '1'],
        ['x-ONE', '2'],
        ['x-two', '3'],
      ],
      new Set(['x-one']),
    ),
  ).toEqual([['x-two', '3']])
})

it('prepares headers for HTTP/2', () => {
  const fields = toHttp2Headers([
    ['X-B', '1'],
    ['Connection', 'keep-alive'],
    ['Transfer-Encoding', 'chunked'],
    ['x-a', '2'],
    ['x-b', '3'],
    ['X-b', '4'],
  ])
  expect(Object.entries(fields)).toEqual([
    ['x-b', ['1', '3', '4']],
    ['x-a', '2'],
  ])
})

describe('what cannot be sent is named', () => {
  it.each([
    ['a name with a space', 'X One', 'v', 'header name "X One"'],
    ['an empty name', '', 'v', 'header name ""'],
    ['a line break in a value', 'X', 'a\r\nY: b', 'header X has'],
    ['a NUL', 'X', '\0', 'header X has'],
    ['a character beyond latin1', 'X', '€', 'header X has'],
  ])('%s', (_title, name, value, message) => {
    expect(() => {
      assertHeaders([
        ['Fine', 'tab\tand é'],
        [name, value],
      ])
    }).toThrow(message)
  })
})
