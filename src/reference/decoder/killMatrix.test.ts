import { expect, test } from 'vitest'
import { distrust } from '../matrix/killMatrix.js'
import { decoderKillMatrix, judgeDecoder } from './killMatrix.js'
import { referenceDecoder } from './reference.js'

test.each(['client', 'service'] as const)(
  'the reference decoder passes everything as a %s',
  async (role) => {
    const results = await judgeDecoder(referenceDecoder(role), role)
    expect([...results].filter(([, result]) => result !== 'pass')).toEqual([])
  },
  60_000,
)

// Some defects are slowness, which a busy machine can hide for once: then it is tried again.
test(
  'every check is killed by a mutant, no mutant survives, variants pass and nulls score nothing',
  { timeout: 300_000, retry: 3 },
  async () => {
    expect(distrust(await decoderKillMatrix())).toEqual([])
  },
)
