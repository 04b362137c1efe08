import { describe, expect, it } from 'vitest'
import { factsAt, revisionOf, revisions, type Revision } from '../../contract/index.js'
import { changesBetween } from './changes.js'
import { describeChanges } from './diff.js'

const plain = (_: unknown, text: string) => text
const between = (from: string, to: string) => changesBetween(revisionOf(from), revisionOf(to))
const told = (from: string, to: string) => describeChanges(between(from, to), plain)

describe('the difference between two revisions', () => {
  it('is named exactly', () => {
    expect(told('2024-06-20', '2024-06-24')).toBe(
      '2024-06-20 → 2024-06-24: 1 change\n\nConstraints (1)\n  ~ DocumentBlockNameString.max  64 → 200\n',
    )
    expect(told('2025-09-29', '2025-08-29')).toMatchInlineSnapshot(`
      "2025-09-29 → 2025-08-29: 5 changes

      Errors of operations (1)
        - ApplyGuardrail: ServiceUnavailableException

      Enum values (1)
        - StopReason: model_context_window_exceeded

      Other traits (3)
        - CountTokens.readonly
        - GetAsyncInvoke.readonly
        - ListAsyncInvokes.readonly
      "
    `)
  })

  it('is nothing between a revision and itself', () => {
    expect(between('2024-06-01', '2024-05-30').changes).toEqual([])
    expect(told('2024-05-30', '2024-05-30')).toBe('2024-05-30 → 2024-05-30: no difference\n')
  })

  it('has the operation, the members, the errors and the rules of summer 2024', () => {
    const text = told('2024-05-30', '2024-07-25')
    expect(text).toContain('+ ApplyGuardrail\n      POST /guardrail/{guardrailIdentifier}')
    expect(text).toContain('+ ContentBlock.document  DocumentBlock')
    expect(text).toContain('+ Converse: ServiceUnavailableException')
    expect(text).toContain('+ StopReason: guardrail_intervened')
    expect(text).toContain('+ converse.messages.images.max-count\n      “')
  })

  it('is told once, whole, whichever way one looks', () => {
    const pairs = revisions.slice(1).map((to, index): [Revision, Revision] => [revisions[index]!, to])
    for (const [from, to] of [...pairs, [revisions[0]!, revisions.at(-1)!] as const]) {
      const there = changesBetween(from, to).changes
      const back = changesBetween(to, from).changes
      expect(there.map(({ topic, subject }) => `${topic} ${subject}`).sort()).toEqual(
        back.map(({ topic, subject }) => `${topic} ${subject}`).sort(),
      )
      expect(coveredFacts(there, from, to)).toEqual(differingFacts(from, to))
    }
  })
})

/** Keys of facts that differ, one for each fact. */
function differingFacts(from: Revision, to: Revision): readonly string[] {
  const [before, after] = [factsAt(from), factsAt(to)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .sort()
}

/** Keys that the changes account for: a whole accounts for all that is in it. */
function coveredFacts(
  changes: ReturnType<typeof changesBetween>['changes'],
  from: Revision,
  to: Revision,
): readonly string[] {
  const wholes = new Set(
    changes
      .filter(({ topic }) => topic === 'operation' || topic === 'shape')
      .map(({ topic, subject }) => `${topic === 'operation' ? 'op' : 'shape'}.${subject}`),
  )
  const keys = differingFacts(from, to)
  const inWholes = keys.filter((key) => wholes.has(key.split('.').slice(0, 2).join('.')))
  const single = changes.filter(({ topic }) => !['operation', 'shape', 'rule'].includes(topic))
  const rest = keys.filter((key) => !inWholes.includes(key))
  return single.length === rest.length ? keys : [...inWholes, ...single.map(({ subject }) => subject)]
}
