import { expect, test } from 'vitest'
import { originPattern } from './guard.js'

test.each([
  'https://bedrock-runtime.us-east-1.amazonaws.com/model/x/converse',
  'https://bedrock-runtime.us-east-1.amazonaws.com',
  'https://bedrock-runtime.us-east-1.amazonaws.com:443/',
  'https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com/',
  'https://bedrock-runtime.cn-north-1.amazonaws.com.cn/',
  'https://bedrock-runtime.us-west-2.api.aws/',
  'https://vpce-0123-abc.bedrock-runtime.eu-west-1.vpce.amazonaws.com/',
  'http://127.0.0.1:4566/model',
  'https://gateway.example/x',
  'https://gateway.example:443',
])('%s is an endpoint', (url) => {
  expect(originPattern(['http://127.0.0.1:4566', 'https://gateway.example']).test(url)).toBe(true)
})

test.each([
  'https://bedrock.us-east-1.amazonaws.com/',
  'https://sts.us-east-1.amazonaws.com/',
  'https://bedrock-runtime.us-east-1.amazonaws.com.evil.example/',
  'https://evil.example/https://bedrock-runtime.us-east-1.amazonaws.com/',
  'http://127.0.0.1:45660/',
  'http://127.0.0.1/',
  'https://gateway.example:8443/',
  'https://gatewayxexample/',
])('%s is none', (url) => {
  expect(originPattern(['http://127.0.0.1:4566', 'https://gateway.example']).test(url)).toBe(false)
})

test.each(['127.0.0.1:4566', 'localhost:4566', 'localhost', 'ftp://x'])(
  '%s is refused as an endpoint',
  (endpoint) => {
    expect(() => originPattern([endpoint])).toThrow(`endpoint ${JSON.stringify(endpoint)} is no origin`)
  },
)
