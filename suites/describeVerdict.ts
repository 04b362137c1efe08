import type { Requirement } from '../src/contract/requirement.js'
import type { Verdict } from '../src/runner/verdict.js'

/** A verdict as the error that a test fails with: what was wrong, the sentence that says so, and what was seen. */
export function describeVerdict(verdict: Verdict, requirement: Requirement): Error {
  const { findings = [], evidence = [], reason } = verdict
  const lines = [
    verdict.title,
    ...(reason === undefined ? [] : [`${verdict.outcome}: ${reason}`]),
    ...findings.map(({ message, pointer }) => (pointer === undefined ? message : `${pointer}: ${message}`)),
    '',
    `${requirement.id} (${requirement.level}): “${requirement.source.sentence}”`,
    `— ${requirement.source.document}`,
    ...evidence.flatMap(({ title, text }) => ['', `${title}:`, text]),
  ]
  const error = new Error(lines.join('\n'))
  error.name = 'NotConforming'
  // Where in the harness it was thrown tells nobody anything.
  error.stack = `${error.name}: ${error.message}`
  return error
}
