import { expect, test } from 'vitest'
import type { ObservedTrial } from './caseData.js'
import { chunking } from './chunking.js'

const { compare, trials } = chunking.find(({ id }) => id === 'chunking.many-chunks')!

/** What is said of a decoder that took so many milliseconds for the smaller and the larger stream. */
const judged = (...milliseconds: readonly number[]) =>
  compare!(
    milliseconds.map((took): ObservedTrial => ({
      label: '',
      stream: { chunks: [] },
      expect: { end: 'end' },
      outcome: { messages: [], events: [], end: 'end', milliseconds: took },
    })),
  ).length

test('work that grows with the square is told from work that is merely slow', () => {
  expect(judged(50, 3200)).toBe(1)
  expect(judged(400, 3200)).toBe(0)
  expect(judged(1, 60)).toBe(0)
  expect(judged(50)).toBe(0)
})

test('the larger stream is eight times the smaller', () => {
  const [small, large] = [...trials({ seed: 1, runs: 1 })].map(({ stream }) => stream.chunks.length)
  expect(large! / small!).toBeGreaterThan(7.9)
  expect(large! / small!).toBeLessThan(8.1)
})
