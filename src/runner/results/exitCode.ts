import type { Results, SuiteResults } from './results.js'

/** What the process ends with. */
export const exitCodes = { conforms: 0, doesNotConform: 1, fault: 2, interrupted: 130 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A fault outweighs an interruption, that a failure: what was not judged cannot be called a failure or a success. */
export function exitCode({ suites }: Results): ExitCode {
  if (suites.some(({ summary }) => summary.error > 0)) return exitCodes.fault
  if (suites.some(({ state }) => state === 'interrupted')) return exitCodes.interrupted
  if (suites.length === 0 || suites.some(isEmpty)) return exitCodes.fault
  return suites.some(({ summary }) => summary.red > 0) ? exitCodes.doesNotConform : exitCodes.conforms
}

/** Whether no case was judged: such a run says nothing, least of all that the subject conforms. */
export const isEmpty = ({ summary }: SuiteResults): boolean => summary.cases === summary.skip
