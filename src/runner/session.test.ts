import { describe, expect, it, vi } from 'vitest'
import { BudgetSpent, createBudget } from './budget.js'
import { createSession } from './session.js'
import type { Settings } from './settings.js'
import type { Attached } from './suite.js'
import {
  attachFake,
  fakeCase,
  fakeSettings,
  fakeSuite,
  type FakeCase,
  type FakeSubject,
} from './testing/fakes.js'

const sessionOf = (
  cases: readonly FakeCase[],
  subject: FakeSubject,
  settings: Partial<Settings> = {},
  attached: Partial<Attached<FakeSubject>> = {},
) => createSession(fakeSuite(cases, subject), fakeSettings(settings), attachFake(subject, attached))

describe('a session', () => {
  it('passes what does as required, and says for the rest what was wrong and what was seen', async () => {
    const session = sessionOf([fakeCase('b'), fakeCase('a')], (id) => (id === 'a' ? 'yes' : 'no'))
    expect(await session.runAll()).toEqual([
      { case: 'a', title: 'ask about a', requirement: 'a', level: 'must', outcome: 'pass' },
      {
        case: 'b',
        title: 'ask about b',
        requirement: 'b',
        level: 'must',
        outcome: 'fail',
        findings: [{ message: 'expected yes, got no' }],
        evidence: [{ title: 'Answer', text: 'no' }],
      },
    ])
  })

  it('observes every case once, whoever asks for it', async () => {
    const subject = vi.fn<FakeSubject>(() => 'yes')
    const session = sessionOf(
      [fakeCase('a'), fakeCase('b', { twins: ['a'] }), fakeCase('c', { twins: ['a', 'b'] })],
      subject,
    )
    await Promise.all([session.runAll(), session.verdict('a'), session.runAll()])
    expect(subject.mock.calls.map(([id]) => id)).toEqual(['a', 'b', 'c'])
  })

  it('blocks a case whose twin did not pass, and names the first cause', async () => {
    const cases = [fakeCase('a'), fakeCase('b', { twins: ['a'] }), fakeCase('c', { twins: ['b'] })]
    const subject = vi.fn<FakeSubject>(() => 'no')
    const session = sessionOf(cases, subject)
    expect(await session.verdict('c')).toMatchObject({
      outcome: 'blocked',
      blockedBy: 'a',
      reason: expect.stringContaining('a did not pass'),
    })
    expect(subject).toHaveBeenCalledOnce()
  })

  it('skips what the subject does not declare, and what needs it', async () => {
    const cases = [
      fakeCase('a', { features: ['video', 'image', 'Converse'] }),
      fakeCase('b', { twins: ['a'] }),
      fakeCase('c', { features: ['image', 'Converse'] }),
    ]
    const session = sessionOf(cases, () => 'yes')
    expect(await session.runAll()).toMatchObject([
      { outcome: 'skip', reason: 'the subject does not declare video' },
      { outcome: 'skip', reason: 'its twin a does not apply: the subject does not declare video' },
      { outcome: 'pass' },
    ])
    const declared = sessionOf(cases, () => 'yes', {}, { features: ['video'] })
    expect(await declared.verdict('a')).toMatchObject({
      reason: 'the subject does not declare Converse',
    })
  })

  it('takes a case for not applicable when its check says so', async () => {
    const session = sessionOf(
      [fakeCase('a', { check: () => ({ skip: 'no usage in the answer' }) })],
      () => 'yes',
    )
    expect(await session.verdict('a')).toMatchObject({ outcome: 'skip', reason: 'no usage in the answer' })
  })

  it('ends a case that does not end', async () => {
    const deaf = fakeCase('deaf', { observe: () => new Promise(() => {}) })
    const session = sessionOf([fakeCase('a'), deaf], () => 'hang', { timeout: 5 })
    for (const verdict of await session.runAll()) {
      expect(verdict).toMatchObject({
        outcome: 'fail',
        findings: [{ message: expect.stringContaining('within 5 ms') }],
      })
    }
  })

  it.each([
    ['observe', fakeCase('a'), 'crash'],
    ['check', fakeCase('a', { check: () => JSON.parse('{') }), 'yes'],
    ['evidence', fakeCase('a', { evidence: () => JSON.parse('{') }), 'no'],
  ] as const)('takes the blame when %s throws', async (_, item, answer) => {
    const session = sessionOf([item, fakeCase('b', { twins: ['a'] })], () => answer)
    expect(await session.verdict('a')).toMatchObject({
      outcome: 'error',
      reason: expect.stringMatching(/Error: /u),
    })
    expect(await session.verdict('b')).toMatchObject({ outcome: 'blocked', blockedBy: 'a' })
  })

  it('keeps to its width', async () => {
    let running = 0
    let most = 0
    const observe = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return 'yes'
    }
    const cases = Array.from({ length: 50 }, (_, index) => fakeCase(`case-${index}`, { observe }))
    await sessionOf(cases, () => 'yes', { concurrency: 3 }).runAll()
    expect(most).toBe(3)
  })

  it('sends no more than it may', async () => {
    const budget = createBudget(2)
    const observe = async () => {
      budget.take()
      return 'yes'
    }
    const cases = ['a', 'b', 'c', 'd'].map((id) => fakeCase(id, { observe }))
    const verdicts = await sessionOf(cases, () => 'yes', { concurrency: 1 }).runAll()
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'blocked', 'blocked'])
    expect(verdicts[3]?.reason).toBe(new BudgetSpent(2).message)
    expect(budget.spent).toBe(2)
  })

  it('reports each verdict as it falls', async () => {
    const heard: string[] = []
    await sessionOf([fakeCase('b'), fakeCase('a')], () => 'yes').runAll((verdict) => heard.push(verdict.case))
    expect(heard.sort()).toEqual(['a', 'b'])
  })

  it('knows its own cases only', async () => {
    await expect(sessionOf([], () => 'yes').verdict('a')).rejects.toThrow("no case 'a' in suite server")
  })
})

describe('a subject that is not there', () => {
  const many = Array.from({ length: 40 }, (_, index) => fakeCase(`case-${String(index).padStart(2, '0')}`))

  it('is asked once, and not sent anything', async () => {
    const subject = vi.fn<FakeSubject>(() => 'gone')
    const probe = vi.fn<() => Promise<string>>(async () => 'connection refused')
    const verdicts = await sessionOf(many, subject, {}, { probe }).runAll()
    expect(new Set(verdicts.map(({ outcome, reason }) => `${outcome}: ${reason}`))).toEqual(
      new Set(['blocked: connection refused']),
    )
    expect(subject).not.toHaveBeenCalled()
    expect(probe).toHaveBeenCalledOnce()
  })

  it('is noticed when it dies on the way', async () => {
    let alive = true
    const subject: FakeSubject = (id) => {
      if (id === 'case-10') alive = false
      return alive ? 'yes' : 'gone'
    }
    const probe = async () => (alive ? undefined : 'connection refused')
    const verdicts = await sessionOf(many, subject, { concurrency: 1 }, { probe }).runAll()
    const outcomes = verdicts.map(({ outcome }) => outcome)
    expect(outcomes.slice(0, 14)).toEqual([...Array(10).fill('pass'), 'fail', 'fail', 'fail', 'blocked'])
    expect(new Set(outcomes.slice(13))).toEqual(new Set(['blocked']))
  })

  it('is believed when it is there after all', async () => {
    const subject: FakeSubject = (id) => (id < 'case-10' ? 'gone' : 'yes')
    const verdicts = await sessionOf(
      many,
      subject,
      { concurrency: 1 },
      { probe: async () => undefined },
    ).runAll()
    expect(verdicts.filter(({ outcome }) => outcome === 'fail')).toHaveLength(10)
    expect(verdicts.filter(({ outcome }) => outcome === 'pass')).toHaveLength(30)
  })

  it('is given up when it says that it is there and never answers', async () => {
    const verdicts = await sessionOf(
      many,
      () => 'gone',
      { concurrency: 1 },
      { probe: async () => undefined },
    ).runAll()
    expect(verdicts.filter(({ outcome }) => outcome === 'fail')).toHaveLength(24)
    expect(verdicts.at(-1)).toMatchObject({
      outcome: 'blocked',
      reason: '24 cases in a row had no answer from the subject',
    })
  })

  it('is given up when it does not even answer the question', async () => {
    const attached = { probe: () => new Promise<never>(() => {}) }
    const profile = { ...fakeSettings().profile, timeouts: { case: 5, connect: 5 } }
    const [verdict] = await sessionOf(many, () => 'yes', { profile }, attached).runAll()
    expect(verdict).toMatchObject({ outcome: 'blocked', reason: 'the subject did not answer within 5 ms' })
  })
})
