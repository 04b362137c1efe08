import type { Requirement, Violation } from '../../contract/index.js'
import type { Paint } from '../console/style.js'
import { oneLine } from '../escape.js'
import { many } from '../words.js'

/** Violations as text: where, what, which requirement, which sentence. */
export function describeViolations(
  subject: string,
  violations: readonly Violation[],
  requirementOf: (id: string) => Requirement,
  paint: Paint,
): string {
  if (violations.length === 0) return `${paint('green', '✓')} ${subject} keeps to the contract\n`
  const list = violations.map((violation) => {
    const { id, level, source } = requirementOf(violation.requirement)
    const answer =
      violation.status === undefined ? '' : `, to be answered with ${violation.status} ${violation.errorType}`
    return [
      `${paint('red', '✗')} ${paint('bold', oneLine(violation.pointer) || 'the whole')}  ${oneLine(violation.message)}`,
      paint('dim', `  ${id} (${level})${answer}`),
      paint('dim', `  “${oneLine(source.sentence)}” ${oneLine(source.document)}`),
      '',
    ].join('\n')
  })
  return `${list.join('\n')}\n${many(violations.length, 'violation')} in ${subject}\n`
}
