import type { Verdict } from '../verdict.js'

/**
 * What a verdict means for the run as a whole.
 *
 * - `fine`: passed, or does not apply
 * - `known`: fails as the baseline says
 * - `note`: a requirement of level `info` that is not kept
 * - `warning`: one of level `should` that is not kept
 * - `red`: the subject does not conform
 * - `fault`: the harness does not work
 */
export type Weight = 'fine' | 'known' | 'note' | 'warning' | 'red' | 'fault'

export function weigh(verdict: Verdict, strict: boolean): Weight {
  if (verdict.outcome === 'error') return 'fault'
  if (verdict.baseline === 'fixed') return 'red'
  if (verdict.baseline === 'expected') return 'known'
  if (verdict.outcome === 'pass' || verdict.outcome === 'skip') return 'fine'
  if (verdict.level === 'must') return 'red'
  if (verdict.level === 'info') return 'note'
  return strict ? 'red' : 'warning'
}
