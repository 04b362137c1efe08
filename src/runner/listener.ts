import type { Requirement } from '../contract/requirement.js'
import type { Settings, SuiteName } from './settings.js'
import type { Verdict } from './verdict.js'

/** Hears of a run while it goes on. */
export interface RunListener {
  /** What a suite is going to judge: the requirement of each of its cases. Once, before its first verdict. */
  onPlan?(settings: Settings, requirements: readonly string[]): void
  onVerdict?(suite: SuiteName, verdict: Verdict, requirement: Requirement): void
  /** How far a suite is whose cases are not known before they are judged: of so many files, so many are done. */
  onProgress?(settings: Settings, done: number, total: number): void
  /** Something a subject or the harness printed while cases ran. */
  onOutput?(text: string): void
}
