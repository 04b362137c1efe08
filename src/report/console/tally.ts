import { weigh } from '../../runner/results/weigh.js'
import type { Verdict } from '../../runner/verdict.js'
import { grouped } from '../words.js'
import type { Paint, Style } from './style.js'

/** What can become of a case as a reader sees it, the most important first, with its mark and its colour. */
const kinds = {
  errors: ['in error', '‼', 'magenta'],
  failed: ['failed', '✗', 'red'],
  blocked: ['blocked', '⊘', 'red'],
  fixed: ['fixed', '✗', 'red'],
  warnings: ['warned', '!', 'yellow'],
  notes: ['noted', '·', 'cyan'],
  known: ['known', '~', 'dim'],
  passed: ['passed', '✓', 'green'],
  skipped: ['skipped', '-', 'dim'],
} as const satisfies Readonly<Record<string, readonly [word: string, mark: string, style: Style]>>

type Kind = keyof typeof kinds

/** How many cases became what. */
export type Tally = Partial<Record<Kind, number>>

export function addTo(tally: Tally, verdict: Verdict, strict: boolean): void {
  const kind = kindOf(verdict, strict)
  tally[kind] = (tally[kind] ?? 0) + 1
}

/** `12 passed, 2 failed`, with its mark before it. */
export function describeTally(tally: Tally, paint: Paint): { readonly mark: string; readonly text: string } {
  const present = (Object.keys(kinds) as Kind[]).filter((kind) => (tally[kind] ?? 0) > 0)
  const [, mark, style] = kinds[present[0] ?? 'skipped']
  const parts = present.map((kind) => paint(kinds[kind][2], `${grouped(tally[kind]!)} ${kinds[kind][0]}`))
  return { mark: paint(style, mark), text: parts.join(', ') }
}

function kindOf(verdict: Verdict, strict: boolean): Kind {
  if (verdict.baseline !== undefined) return verdict.baseline === 'fixed' ? 'fixed' : 'known'
  if (verdict.outcome === 'pass') return 'passed'
  if (verdict.outcome === 'skip') return 'skipped'
  if (verdict.outcome === 'error') return 'errors'
  if (verdict.outcome === 'blocked') return 'blocked'
  const weight = weigh(verdict, strict)
  return weight === 'warning' ? 'warnings' : weight === 'note' ? 'notes' : 'failed'
}
