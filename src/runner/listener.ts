import type { Requirement } from '../contract/requirement.js'
import type { SuiteName } from './settings.js'
import type { Verdict } from './verdict.js'

/** Hears of a run while it goes on. */
export interface RunListener {
  /** How many cases a suite is going to judge. Once for each suite, before its first verdict. */
  onPlan?(suite: SuiteName, cases: number): void
  onVerdict?(suite: SuiteName, verdict: Verdict, requirement: Requirement): void
  /** Something a subject or the harness printed while cases ran. */
  onOutput?(text: string): void
}
