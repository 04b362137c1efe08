import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { nullClients } from '../../reference/client/nulls.js'
import { referenceClient } from '../../reference/client/subject.js'
import { clientProfile } from '../../subjects/client/profile.js'
import { resolveSettings } from '../resolve.js'
import { createSession } from '../session.js'
import type { Target } from '../settings.js'
import type { Verdict } from '../verdict.js'
import { modelAt } from '../../contract/index.js'
import { attachToServer, clientSuite, declared } from './client.js'

const given = { seed: 1, runs: 2 }
const embedded: Target = { kind: 'embedded' }

async function judge(
  revision: string,
  only: readonly string[],
  target: Target = embedded,
): Promise<readonly Verdict[]> {
  const settings = resolveSettings('client', target, clientProfile, { ...given, revision, only })
  const attached = await clientSuite.attach(settings, { spent: 0, take: () => {} })
  try {
    return await createSession(clientSuite, settings, attached).runAll()
  } finally {
    await attached.close()
  }
}

const red = (verdicts: readonly Verdict[]): string[] =>
  verdicts
    .filter(({ outcome }) => outcome !== 'pass')
    .map(
      ({ case: id, outcome, reason, findings }) => `${id} ${outcome} ${reason ?? JSON.stringify(findings)}`,
    )

const kinds = ['*.request*', '*.answer*', '*.authentication*', '*.connection*', '*.basic']

describe('the client suite against the client of this package', () => {
  it.each(['2023-09-28', '2023-10-02', '2024-04-23'])(
    'passes at %s, and knows only what there was',
    { timeout: 120_000 },
    async (revision) => {
      const verdicts = await judge(revision, kinds)
      expect(red(verdicts)).toEqual([])
      expect(verdicts.some(({ case: id }) => /^converse\.|bearer|http2$/.test(id))).toBe(false)
    },
  )

  it.each(['2024-05-30', '2024-12-03.1', '2025-06-30', 'newest'])(
    'passes a part of every kind at %s',
    { timeout: 120_000 },
    async (revision) => {
      const verdicts = await judge(revision, [
        'converse.request.messages.content',
        'converse.answer.kinds',
        'converse.answer.forms',
        'converse-stream.answer.metadata',
        'invoke-model.authentication',
        'invoke-model-with-response-stream.*property',
      ])
      expect(red(verdicts)).toEqual([])
      expect(verdicts.length).toBeGreaterThan(20)
    },
  )
})

describe('clients that are none', () => {
  it.each(nullClients.map((client) => [client.id, client] as const))(
    '%s scores nothing',
    { timeout: 120_000 },
    async (_id, { call }) => {
      const settings = resolveSettings('client', embedded, clientProfile, {
        ...given,
        revision: '2024-04-23',
      })
      const { hello } = referenceClient(settings.revision)
      const client = { hello, call, close: async () => {} }
      const attaching = Promise.resolve({
        subject: client,
        description: '',
        features: declared(client),
        close: async () => {},
        // As if it had answered the plain call that is asked of it first.
        probe: async () => undefined,
      })
      const attached = await attachToServer(attaching, modelAt(settings.revision))
      const verdicts = await createSession(clientSuite, settings, attached).runAll()
      await attached.close()
      expect(verdicts.filter(({ outcome }) => outcome === 'pass')).toEqual([])
      expect(verdicts.filter(({ outcome }) => outcome === 'error')).toEqual([])
    },
  )

  it('gets one message for an adapter that is not there', async () => {
    const command = [process.execPath, fileURLToPath(new URL('no-such-adapter.js', import.meta.url))]
    const verdicts = await judge('2023-09-28', kinds, { kind: 'command', command })
    expect(new Set(verdicts.map(({ outcome }) => outcome))).toEqual(new Set(['blocked']))
    const reasons = new Set(verdicts.map(({ reason }) => reason))
    expect(reasons.size).toBe(1)
  })
})
