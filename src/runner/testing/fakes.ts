import type { Case } from '../../cases/case.js'
import type { Requirement } from '../../contract/requirement.js'
import type { Profile } from '../profile/profile.js'
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

export const fakeProfile: Profile = {
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
