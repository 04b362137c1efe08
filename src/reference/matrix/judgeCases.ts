import { isSkip, type Case } from '../../cases/case.js'

/** `killed`: the check noticed something. `blocked`: a twin did not pass, so that nothing is known. */
export type CheckResult = 'pass' | 'killed' | 'blocked' | 'skip'

/** What becomes of each check, by its id. */
export type CheckResults = ReadonlyMap<string, CheckResult>

/** What is under test, and what it can do: a case that needs more is skipped. */
export interface Judged<Subject> {
  readonly subject: Subject
  readonly features: readonly string[]
}

/**
 * Judge a case by its id, and its twins before it; each once, however often it is asked for. Rejects for an id that is
 * none, and when a case does.
 */
export function createJudge<Subject, Observation>(
  cases: readonly Case<Subject, Observation>[],
  { subject, features }: Judged<Subject>,
): (id: string) => Promise<CheckResult> {
  const byId = new Map(cases.map((item) => [item.id, item]))
  const able = new Set(features)
  const results = new Map<string, Promise<CheckResult>>()
  const decide = (id: string): Promise<CheckResult> => {
    const known = results.get(id) ?? judge(byId.get(id)!)
    results.set(id, known)
    return known
  }
  const judge = async (item: Case<Subject, Observation>): Promise<CheckResult> => {
    if (!item.features.every((feature) => able.has(feature))) return 'skip'
    for (const twin of item.twins) if ((await decide(twin)) !== 'pass') return 'blocked'
    const judged = item.check(await item.observe(subject, new AbortController().signal))
    if (isSkip(judged)) return 'skip'
    return judged.length === 0 ? 'pass' : 'killed'
  }
  return decide
}

/** Judge all cases, one after the other. */
export async function judgeCases<Subject, Observation>(
  cases: readonly Case<Subject, Observation>[],
  judged: Judged<Subject>,
): Promise<CheckResults> {
  const decide = createJudge(cases, judged)
  const results = new Map<string, CheckResult>()
  for (const { id } of cases) results.set(id, await decide(id))
  return results
}
