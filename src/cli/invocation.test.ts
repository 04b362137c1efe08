import { expect, it } from 'vitest'
import { invocationOf } from './invocation.js'

it('says what differs from the usual, for a shell', () => {
  expect(invocationOf('server', [], { seed: 1, runs: 20 })).toBe('bedrock-conformance server')
  expect(
    invocationOf('server', ['--endpoint', 'http://127.0.0.1:4566/a b'], {
      seed: 7,
      revision: '2024-05-30',
      profile: 'my profile.yaml',
      strict: true,
    }),
  ).toBe(
    "bedrock-conformance server --endpoint 'http://127.0.0.1:4566/a b' --revision 2024-05-30 --profile 'my profile.yaml' --seed 7 --strict",
  )
})
