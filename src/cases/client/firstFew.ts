import type { Finding } from '../case.js'

/** Findings that are shown: more of the same tells nothing new. */
const MOST = 4

/** The first findings, and how many more there are. */
export const firstFew = (findings: readonly Finding[]): readonly Finding[] =>
  findings.length <= MOST
    ? findings
    : [...findings.slice(0, MOST), { message: `and ${findings.length - MOST} findings more` }]
