import { describe, expect, it } from 'vitest'
import { embeddedKeys, embeddedProfile } from '../../reference/server/profile.js'
import { referenceHandler } from '../../reference/server/start.js'
import { subjectOf } from '../mutants/subject.js'
import { resolveSettings } from '../resolve.js'
import { createSession } from '../session.js'
import type { Verdict } from '../verdict.js'
import { serverSuite } from './server.js'

const judge = (revision: string, only: readonly string[]): Promise<readonly Verdict[]> => {
  const profile = embeddedProfile(revision)
  const subject = subjectOf(referenceHandler({ revision, keys: embeddedKeys }), profile)
  // Megabytes are sent by the run of the whole suite, which the tests of the package end with.
  const given = { revision, only, skip: ['*max-bytes*'], level: 'info' as const }
  const settings = resolveSettings('server', { kind: 'embedded' }, profile, { ...usual, ...given }, 'test')
  const session = createSession(serverSuite, settings, { subject, description: '', close: async () => {} })
  return session.runAll()
}

const usual = { seed: 1, runs: 1, concurrency: 8 }

/** What is red. A case may not apply: mischief needs a socket, and old revisions did not refuse every malformed body. */
const red = (verdicts: readonly Verdict[]): string[] =>
  verdicts
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip')
    .map(({ case: id, outcome, reason }) => `${id} ${outcome} ${reason ?? ''}`)

describe('the server suite against the embedded server', () => {
  it.each(['2023-09-28', '2023-10-02', '2024-04-23', '2024-05-30'])(
    'passes whole at %s, and knows only what there was',
    { timeout: 120_000 },
    async (revision) => {
      const verdicts = await judge(revision, [])
      expect(red(verdicts)).toEqual([])
      expect(verdicts.some(({ case: id }) => id.startsWith('converse.'))).toBe(revision >= '2024-05-30')
    },
  )

  it.each(['2024-07-25', '2024-12-03.1', '2025-06-30', '2026-01-20', 'newest'])(
    'passes a part of every kind at %s',
    { timeout: 120_000 },
    async (revision) => {
      const verdicts = await judge(revision, [
        'converse.messages.content.document',
        'converse-stream.*stream',
        'converse.http',
        'usage',
        'invoke-model',
        'apply-guardrail.authentication',
      ])
      expect(red(verdicts)).toEqual([])
      expect(verdicts.length).toBeGreaterThan(100)
    },
  )
})
