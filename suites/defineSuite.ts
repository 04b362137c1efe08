import { afterAll, beforeAll, describe, test } from 'vitest'
import { createBudget } from '../src/runner/budget.js'
import { HarnessError } from '../src/runner/harnessError.js'
import { weigh } from '../src/runner/results/weigh.js'
import { selectCases } from '../src/runner/select.js'
import { createSession, type Session } from '../src/runner/session.js'
import type { Settings } from '../src/runner/settings.js'
import type { Attached, Suite } from '../src/runner/suite.js'
import '../src/runner/vitest/meta.js'
import { describeVerdict } from './describeVerdict.js'

export interface DefineOptions {
  /** The settings to attach the subject with, where its place is not known before the tests begin. */
  readonly settle?: () => Promise<Settings>
}

/**
 * Register one concurrent test for each selected case; the subject is attached before the first and released after the
 * last of them. The name of a test is the id of its case; its verdict is in `task.meta.bedrockConformance`. A warning
 * does not fail its test, and what does not apply is skipped with its reason.
 *
 * @throws HarnessError `no-cases` when nothing is selected: an empty suite would be green whatever the subject does
 */
export function defineSuite<Subject, Observation>(
  suite: Suite<Subject, Observation>,
  settings: Settings,
  { settle = async () => settings }: DefineOptions = {},
): void {
  const cases = suite.cases(settings)
  const selected = selectCases(cases, settings)
  if (selected.length === 0) {
    throw new HarnessError('no-cases', `no case of the ${suite.name} suite is selected`, {
      hint: 'look at --only, --skip, --level and --shard; `bedrock-conformance list cases` shows what there is',
    })
  }
  describe(`Amazon Bedrock Runtime, ${suite.name}`, () => {
    let attached: Attached<Subject>
    let session: Session
    beforeAll(async () => {
      attached = await suite.attach(await settle(), createBudget(settings.maxRequests))
      session = createSession({ ...suite, cases: () => cases }, settings, attached)
    })
    afterAll(() => attached?.close())
    for (const { id, requirement } of selected) {
      // No time limit here: the session bounds each case, and a case may wait for its twins.
      const options = { timeout: 0, meta: { bedrockConformance: { requirement } } }
      // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- the verdict is the assertion
      test.concurrent(id, options, async ({ task, skip }) => {
        const verdict = await session.verdict(id)
        task.meta.bedrockConformance = { requirement, subject: attached.description, verdict }
        if (verdict.outcome === 'skip') skip(verdict.reason)
        const weight = weigh(verdict, settings.strict)
        if (weight === 'red' || weight === 'fault') throw describeVerdict(verdict, requirement)
      })
    }
  })
}
