import { describe, expect, it } from 'vitest'
import { canonicalRequest } from './canonicalRequest.js'
import { sha256Hex } from './sha256.js'

const of = (target: string, headers: [string, string][] = []) =>
  canonicalRequest(
    { method: 'GET', target, headers, body: new Uint8Array(0) },
    headers.length > 0 ? ['x'] : [],
    'HASH',
  )
const line = (target: string, at: number) => of(target).split('\n')[at]

it('has the digest the AWS documentation gives for ListUsers', () => {
  const headers: [string, string][] = [
    ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
    ['host', 'iam.amazonaws.com'],
    ['x-amz-date', '20150830T123600Z'],
  ]
  const request = {
    method: 'GET',
    target: '/?Action=ListUsers&Version=2010-05-08',
    headers,
    body: new Uint8Array(0),
  }
  const canonical = canonicalRequest(
    request,
    headers.map(([name]) => name),
    sha256Hex(''),
  )
  expect(sha256Hex(canonical)).toBe('f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59')
})

describe('the path is encoded once more', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['/model/a%3Ab/converse', '/model/a%253Ab/converse'],
    ['/model/a:b/converse', '/model/a%3Ab/converse'],
    ['/model/arn%3Aaws%2Fx/invoke', '/model/arn%253Aaws%252Fx/invoke'],
    ['//a/./b/../c/', '/a/c/'],
    ["/!'()*~", '/%21%27%28%29%2A~'],
  ])('%s', (target, path) => {
    expect(line(target, 1)).toBe(path)
  })
})

describe('the query is sorted by name and value, and encoded anew', () => {
  it.each([
    ['/?b=2&a=1', 'a=1&b=2'],
    ['/?a=2&a=1&a', 'a=&a=1&a=2'],
    ['/?a=%7e%20%2f+', 'a=~%20%2F%2B'],
    ['/?a=b=c', 'a=b%3Dc'],
    ['/?', ''],
  ])('%s', (target, query) => {
    expect(line(target, 2)).toBe(query)
  })
})

it('joins the values of one header, each with single spaces', () => {
  expect(
    of('/', [
      ['X', '  a   b '],
      ['x', 'c'],
    ]).split('\n')[3],
  ).toBe('x:a b,c')
})
