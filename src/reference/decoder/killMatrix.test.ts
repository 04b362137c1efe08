import { describe, expect, test } from 'vitest'
import { decoderCases } from '../../cases/decoder/index.js'
import { levelOf } from '../../cases/case.js'
import { decoderKillMatrix, judgeDecoder } from './killMatrix.js'
import { decoderMutants } from './mutants/index.js'
import { nullDecoders } from './nulls.js'
import { referenceDecoder } from './reference.js'
import { decoderVariants } from './variants.js'

const levels = new Map(
  (['client', 'service'] as const)
    .flatMap((role) => decoderCases({ seed: 1, runs: 1, role }))
    .map((item) => [item.id, levelOf(item)]),
)

test.each(['client', 'service'] as const)(
  'the reference decoder passes everything as a %s',
  async (role) => {
    const results = await judgeDecoder(referenceDecoder(role), role)
    expect([...results].filter(([, result]) => result !== 'pass')).toEqual([])
  },
  60_000,
)

describe('benign variants pass what is not merely worth a note', () => {
  test.each(decoderVariants)(
    '$id: $intent',
    async ({ make }) => {
      const results = await judgeDecoder(make(), 'client', { heavy: false })
      const bad = [...results].filter(
        ([id, result]) => levels.get(id) !== 'info' && !/pass|skip/.test(result),
      )
      expect(bad).toEqual([])
    },
    60_000,
  )
})

describe('null decoders score nothing', () => {
  test.each(nullDecoders)(
    '$id: $intent',
    async ({ make }) => {
      const results = await judgeDecoder(make(), 'client', { limit: 50 })
      expect([...results].filter(([, result]) => result === 'pass')).toEqual([])
    },
    60_000,
  )
})

// Some defects are slowness, which a busy machine can hide for once: then it is tried again.
test(
  'every check is killed by a mutant, and no mutant survives',
  { timeout: 300_000, retry: 3 },
  async () => {
    const matrix = await decoderKillMatrix()
    const unkilled = [...matrix]
      .filter(([, row]) => ![...row.values()].includes('killed'))
      .map(([check]) => check)
    const survivors = decoderMutants
      .map(({ id }) => id)
      .filter((id) => ![...matrix.values()].some((row) => row.get(id) === 'killed'))
    expect({ unkilled, survivors }).toEqual({ unkilled: [], survivors: [] })
    expect([...matrix.keys()].sort()).toEqual([...levels.keys()].sort())
  },
)
