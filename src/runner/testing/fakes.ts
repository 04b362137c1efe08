import type { Case } from '../../cases/case.js'
import type { Requirement } from '../../contract/requirement.js'
import type { Profile } from '../../subjects/profile/profile.js'
import type { Results, SuiteResults } from '../results/results.js'
import { summarise } from '../results/summarise.js'
import { createSession } from '../session.js'
import type { Settings } from '../settings.js'
import type { Attached, Suite } from '../suite.js'

/** A subject that answers `yes`, `no`, `gone` (nobody there) or never, as told by case id. */
export type FakeSubject = (id: string) => 'yes' | 'no' | 'gone' | 'hang' | 'crash'

export const fakeRequirement = (id: string, level: Requirement['level'] = 'must'): Requirement => ({
  id,
  level,
  kind: 'documented',
  source: { document: 'Documentation of 2024-05-30', sentence: `The sentence of ${id}.` },
  since: '2023-09-28',
  enforcement: { status: 'confirmed' },
})

export type FakeCase = Case<FakeSubject, string>

/** A case that passes when the subject says `yes`. */
export const fakeCase = (id: string, overrides: Partial<FakeCase> = {}): FakeCase => ({
  id,
  requirement: fakeRequirement(id.split('/')[0]!),
  title: `ask about ${id}`,
  features: [],
  twins: [],
  async observe(subject, signal) {
    const answer = subject(id)
    if (answer === 'crash') throw new TypeError('the harness tripped')
    if (answer === 'hang') await new Promise((_, reject) => signal.addEventListener('abort', reject))
    return answer
  },
  check: (observation) => (observation === 'yes' ? [] : [{ message: `expected yes, got ${observation}` }]),
  evidence: (observation) => [{ title: 'Answer', text: observation }],
  ...overrides,
})

export const fakeSuite = (cases: readonly FakeCase[], subject: FakeSubject): Suite<FakeSubject, string> => ({
  name: 'server',
  cases: () => cases,
  attach: async () => attachFake(subject),
  isAbsent: (observation) => observation === 'gone',
})

export const attachFake = (
  subject: FakeSubject,
  overrides: Partial<Attached<FakeSubject>> = {},
): Attached<FakeSubject> => ({
  subject,
  description: 'a fake',
  close: async () => {},
  ...overrides,
})

const fakeProfile: Profile = {
  name: 'fake',
  operations: ['Converse'],
  features: ['image'],
  models: { text: 'fake.text' },
  invokeBody: {},
  errors: {},
  authentication: { scheme: 'none' },
  headers: {},
  readings: {},
  timeouts: { case: 1000, connect: 1000 },
  pathPrefix: '',
}

export const fakeSettings = (overrides: Partial<Settings> = {}): Settings => ({
  suite: 'server',
  target: { kind: 'embedded' },
  invocation: 'bedrock-conformance server --seed 1',
  revision: '2024-05-30',
  profile: fakeProfile,
  seed: 1,
  runs: 10,
  level: 'info',
  strict: false,
  only: [],
  skip: [],
  timeout: 1000,
  concurrency: 8,
  replay: [],
  ...overrides,
})

/** The results of a run of a few fakes: outcomes by case id. */
export async function fakeResults(
  outcomes: Readonly<Record<string, 'yes' | 'no' | 'crash'>>,
  settings: Partial<Settings> = {},
): Promise<SuiteResults> {
  const cases = Object.keys(outcomes).map((id) => fakeCase(id))
  const subject: FakeSubject = (id) => outcomes[id]!
  const resolved = fakeSettings(settings)
  const verdicts = await createSession(fakeSuite(cases, subject), resolved, attachFake(subject)).runAll()
  return summarise({
    settings: resolved,
    subject: 'a fake',
    state: 'complete',
    verdicts,
    requirements: cases.map(({ requirement }) => requirement),
  })
}

const fakeHeader: Results['header'] = {
  tool: 'bedrock-conformance',
  version: '0.0.0',
  node: 'v20.19.0',
  started: '2026-01-01T00:00:00.000Z',
  seconds: 1.5,
}

export const resultsOf = (...suites: readonly SuiteResults[]): Results => ({
  format: 1,
  header: fakeHeader,
  suites,
})
