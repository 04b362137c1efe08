import { describe, expect, it } from 'vitest'
import { parseBaseUrl } from './baseUrl.js'

it.each([
  [
    'http://127.0.0.1:8080',
    { tls: false, host: '127.0.0.1', port: 8080, authority: '127.0.0.1:8080', prefix: '' },
  ],
  ['http://localhost/', { port: 80, authority: 'localhost', prefix: '' }],
  ['https://example.com/a/b/', { tls: true, port: 443, origin: 'https://example.com', prefix: '/a/b' }],
  ['http://[::1]:9', { host: '::1', authority: '[::1]:9' }],
])('%s', (text, parts) => {
  expect(parseBaseUrl(text)).toMatchObject(parts)
})

describe('what is no base URL is named', () => {
  it.each([
    ['localhost:8080', 'is not one'],
    ['', 'is not one'],
    ['ftp://x', 'is not one'],
    ['http://u:p@x', 'no credentials'],
    ['http://x/?a', 'no credentials, query or fragment'],
  ])('%s', (text, message) => {
    expect(() => parseBaseUrl(text)).toThrow(message)
  })
})
