import { describe, expect, it } from 'vitest'
import { forbidPaid, isPaid, parseEndpoint } from './endpoint.js'

describe('an endpoint', () => {
  it.each(['http://127.0.0.1:4566', 'https://[::1]/bedrock/', 'HTTP://LOCALHOST'])('may be %s', (text) => {
    expect(parseEndpoint(text)).toBeInstanceOf(URL)
  })

  it.each([
    ['localhost:4566', "'localhost:4566' is no endpoint"],
    ['', "'' is no endpoint"],
    ['ftp://localhost', 'is no endpoint'],
    ['http://localhost?a=b', 'has a query'],
    ['http://localhost#a', 'has a fragment'],
    ['http://user:secret@localhost', 'has a user name'],
  ])('may not be %s', (text, message) => {
    expect(() => parseEndpoint(text)).toThrow(message)
  })
})

describe('the real service', () => {
  it.each([
    'https://bedrock-runtime.us-east-1.amazonaws.com',
    'https://BEDROCK-RUNTIME.us-east-1.AMAZONAWS.com.',
    'https://vpce-1.bedrock-runtime.us-east-1.vpce.amazonaws.com:443',
    'https://bedrock-runtime.cn-north-1.amazonaws.com.cn',
    'https://bedrock-runtime.us-east-1.api.aws',
    'https://amazonaws.com',
  ])('is %s', (text) => {
    expect(isPaid(new URL(text))).toBe(true)
    expect(() => forbidPaid(new URL(text), 812)).toThrow(/the real service.*at least 812 requests/u)
  })

  it.each([
    'http://127.0.0.1',
    'http://amazonaws.com.example.test',
    'http://notamazonaws.com',
    'http://bedrock-runtime.us-east-1.amazonaws.com.localhost',
  ])('is not %s', (text) => {
    expect(isPaid(new URL(text))).toBe(false)
    expect(() => forbidPaid(new URL(text), 812)).not.toThrow()
  })
})
