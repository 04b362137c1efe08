import type { Results, SuiteResults } from '../../runner/results/results.js'
import { summarise } from '../../runner/results/summarise.js'
import { fakeRequirement, fakeSettings, resultsOf } from '../../runner/testing/fakes.js'
import type { Verdict } from '../../runner/verdict.js'
import type { Output } from '../report.js'

/** What a subject could put into its answer to harm whoever reads a report. */
const hostile = '\u001b[2J<script>alert(1)</script>\u202e::error::]]>|x|\n## "quoted"'

export const exampleRequirements = [
  fakeRequirement('converse.messages.max-count'),
  fakeRequirement('converse.response.usage', 'should'),
  fakeRequirement('converse.response.padding', 'info'),
]

const verdict = (id: string, outcome: Verdict['outcome'], rest: Partial<Verdict> = {}): Verdict => ({
  case: id,
  title: `title of ${id}`,
  requirement: id.split('/')[0]!,
  level: exampleRequirements.find((requirement) => requirement.id === id.split('/')[0])!.level,
  outcome,
  ...rest,
})

const failure: Partial<Verdict> = {
  findings: [{ message: `expected 400, got 200 ${hostile}`, pointer: '/messages/0' }],
  evidence: [{ title: 'Answer', text: `HTTP/1.1 200 OK\r\n\r\n${hostile}` }],
}

/** One verdict of every kind. */
export const exampleVerdicts: readonly Verdict[] = [
  verdict('converse.messages.max-count/20', 'pass'),
  verdict('converse.messages.max-count/21', 'fail', failure),
  verdict('converse.messages.max-count/22', 'fail', { findings: [{ message: 'expected 400, got 500' }] }),
  verdict('converse.messages.max-count/known', 'fail', {
    ...failure,
    baseline: 'expected',
    baselineReason: 'ours is smaller',
  }),
  verdict('converse.messages.max-count/fixed', 'pass', { baseline: 'fixed' }),
  verdict('converse.messages.max-count/blocked', 'blocked', { reason: 'a did not pass', blockedBy: 'a' }),
  verdict('converse.messages.max-count/video', 'skip', { reason: 'the subject does not declare video' }),
  verdict('converse.messages.max-count/fault', 'error', { reason: 'TypeError: oh' }),
  verdict('converse.response.usage/sum', 'fail', failure),
  verdict('converse.response.padding/p', 'fail', failure),
]

export const exampleSettings = fakeSettings({
  invocation: 'bedrock-conformance server --endpoint http://127.0.0.1:4566 --seed 1',
})

export const exampleSuite = (verdicts: readonly Verdict[] = exampleVerdicts): SuiteResults =>
  summarise({
    settings: exampleSettings,
    subject: 'http://127.0.0.1:4566',
    state: 'complete',
    verdicts,
    requirements: exampleRequirements,
  })

export const exampleResults = (verdicts?: readonly Verdict[]): Results => resultsOf(exampleSuite(verdicts))

/** An output that keeps what is written. */
export function createMemory(traits: Pick<Output, 'isTTY'> = {}): Output & { readonly text: () => string } {
  const written: string[] = []
  return { ...traits, write: (text) => written.push(text), text: () => written.join('') }
}
