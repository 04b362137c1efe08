import { expect, it } from 'vitest'
import { embeddedProfile, embeddedKeys } from '../../reference/server/profile.js'
import { referenceHandler } from '../../reference/server/start.js'
import { connectServer } from '../../subjects/server/connect.js'
import { inMemory } from '../../wire/http/index.js'
import { createSession } from '../session.js'
import type { Settings } from '../settings.js'
import { serverSuite } from './server.js'

it.each((process.env['REV'] ?? 'newest').split(','))('runs %s', { timeout: 120000 }, async (revision) => {
  const profile = embeddedProfile(revision)
  const settings = {
    suite: 'server',
    target: { kind: 'embedded' },
    invocation: '',
    revision,
    profile,
    seed: 1,
    runs: 1,
    level: 'info',
    strict: true,
    only: [],
    skip: [],
    timeout: 30000,
    concurrency: 8,
    replay: [],
  } as unknown as Settings
  const handler = referenceHandler({ revision, keys: embeddedKeys })
  const { subject } = connectServer('http://127.0.0.1:1', {
    profile,
    concurrency: 8,
    onRequest: () => {},
    clientFor: (version) => inMemory(handler, { version }),
  })
  const t0 = performance.now()
  const session = createSession(serverSuite, settings, { subject, description: '', close: async () => {} })
  console.log('catalogue', session.selected.length, Math.round(performance.now() - t0))
  const t = performance.now()
  const verdicts = await session.runAll()
  const count: Record<string, number> = {}
  for (const v of verdicts) count[v.outcome] = (count[v.outcome] ?? 0) + 1
  console.log(revision, count, Math.round(performance.now() - t), 'ms')
  for (const v of verdicts.filter((v) => v.outcome !== 'pass' && v.outcome !== 'skip').slice(0, 60))
    console.log(v.case, v.outcome, v.level, v.reason ?? v.findings?.[0]?.message.slice(0, 300))
  const skips = verdicts.filter((v) => v.outcome === 'skip')
  for (const v of skips.slice(0, 40)) console.log('SKIP', v.case, v.reason)
  expect(1).toBe(1)
})
