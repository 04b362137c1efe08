import { isSkip, levelOf, type Case } from '../cases/case.js'
import { BudgetSpent } from './budget.js'
import type { Outcome, Verdict } from './verdict.js'
import { overdue, within } from './within.js'

/** A verdict on a case, its own facts filled in. */
export const verdictOn = (
  item: Case<unknown, unknown>,
  outcome: Outcome,
  rest: Omit<Partial<Verdict>, 'outcome'> = {},
): Verdict => ({
  case: item.id,
  title: item.title,
  requirement: item.requirement.id,
  level: levelOf(item),
  outcome,
  ...rest,
})

/** Observe the subject once and judge what was seen. Never rejects: a fault of the harness is a verdict too. */
export async function judge<Subject, Observation>(
  item: Case<Subject, Observation>,
  subject: Subject,
  timeout: number,
  onObservation: (observation: Observation) => void,
): Promise<Verdict> {
  try {
    const observation = await within(timeout, async (signal) => item.observe(subject, signal))
    if (observation === overdue) {
      return verdictOn(item, 'fail', {
        findings: [{ message: `nothing came to an end within ${timeout} ms` }],
      })
    }
    onObservation(observation)
    const judged = item.check(observation)
    if (isSkip(judged)) return verdictOn(item, 'skip', { reason: judged.skip })
    if (judged.length === 0) return verdictOn(item, 'pass')
    return verdictOn(item, 'fail', { findings: judged, evidence: item.evidence(observation) })
  } catch (error) {
    if (error instanceof BudgetSpent) return verdictOn(item, 'blocked', { reason: error.message })
    return verdictOn(item, 'error', { reason: describeFault(error) })
  }
}

/** A fault in one line; its stack has paths of this machine in it, which results must not have. */
const describeFault = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`
