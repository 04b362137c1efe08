import type { Attached, Suite } from './suite.js'
import { overdue, within } from './within.js'

/** Notices that there is no subject (any more), so that a dead one gives one message and not a thousand failures. */
export interface Watch<Observation> {
  /** Why the subject cannot be reached; asks it before the first case, and again when cases found nobody. */
  absence(): Promise<string | undefined>
  /** Take note of what a case saw. */
  note(observation: Observation): void
}

/** Cases in a row that found nobody, after which the subject is asked whether it is still there. */
const patience = 3

/** Cases in a row that found nobody, after which it does not matter what the subject says when it is asked. */
const limit = 24

export function createWatch<Subject, Observation>(
  suite: Pick<Suite<Subject, Observation>, 'isAbsent'>,
  attached: Pick<Attached<Subject>, 'probe'>,
  timeout: number,
): Watch<Observation> {
  const ask = async (): Promise<string | undefined> => {
    const answer = await within(timeout, async (signal) => attached.probe?.(signal))
    return answer === overdue ? `the subject did not answer within ${timeout} ms` : answer
  }
  let answer: Promise<string | undefined> | undefined
  let inARow = 0
  return {
    absence() {
      answer ??= ask()
      return answer
    },
    note(observation) {
      inARow = suite.isAbsent?.(observation) === true ? inARow + 1 : 0
      if (inARow === 0 || inARow % patience !== 0) return
      const before = answer
      const isOver = inARow >= limit
      // One that was found dead stays dead: a verdict must not depend on when a subject comes back.
      answer = (async () =>
        (await before) ?? (isOver ? `${limit} cases in a row had no answer from the subject` : await ask()))()
    },
  }
}
