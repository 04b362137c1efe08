import { expect, test } from 'vitest'
import { judgeDecoder } from './killMatrix.js'
import { referenceDecoder } from './reference.js'

test.each(['client', 'service'] as const)(
  'the reference decoder passes everything as a %s',
  async (role) => {
    const results = await judgeDecoder(referenceDecoder(role), role)
    expect([...results].filter(([, result]) => result !== 'pass')).toEqual([])
  },
  60_000,
)

// That every check has a killer is proven by `bedrock-conformance mutants`, which takes its time.
