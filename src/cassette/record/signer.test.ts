import { expect, test } from 'vitest'
import { regionOf } from './signer.js'

test.each([
  ['https://bedrock-runtime.us-east-1.amazonaws.com', 'us-east-1'],
  ['https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com/x', 'us-gov-west-1'],
  ['https://vpce-1-2.bedrock-runtime.eu-central-1.vpce.amazonaws.com', 'eu-central-1'],
  ['http://127.0.0.1:4566', 'ap-south-1'],
  ['no URL', 'ap-south-1'],
])('the region of %s is %s', (upstream, region) => {
  expect(regionOf(upstream, { AWS_REGION: 'ap-south-1' })).toBe(region)
})

test('without a name that says it, the environment does, or nobody', () => {
  expect(regionOf('http://127.0.0.1:1', { AWS_DEFAULT_REGION: 'eu-west-1' })).toBe('eu-west-1')
  expect(regionOf('http://127.0.0.1:1', {})).toBeUndefined()
})
