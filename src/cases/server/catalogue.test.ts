import { describe, expect, it } from 'vitest'
import { modelAt } from '../../contract/index.js'
import { defaultProfile } from '../../runner/profile/defaults.js'
import { createHandler } from '../../reference/server/handler.js'
import { referenceParts } from '../../reference/server/reference.js'
import { inMemory } from '../../wire/http/inMemory.js'
import { mechanicalCases, basicCase } from './request/mechanical.js'
import { isSkip } from '../case.js'
import type { ServerSubject } from './subject.js'

describe('scratch', () => {
  it('runs', { timeout: 60000 }, async () => {
    const model = modelAt('newest')
    const client = inMemory(createHandler(referenceParts(), 1))
    const subject: ServerSubject = {
      url: 'memory:',
      httpVersion: '1.1',
      send: (request, { signal }) => client.exchange(request, { signal }),
      once: (_key, make) => make(),
      reproduce: () => 'curl',
    }
    const counts: Record<string, number> = {}
    let failed = 0
    for (const operation of model.operations.values()) {
      if (operation.requestStream) continue
      const cases = [
        basicCase({ model, profile: defaultProfile }, operation),
        ...mechanicalCases({ model, profile: defaultProfile }, operation),
      ]
      counts[operation.name] = cases.length
      const t = performance.now()
      for (const item of cases) {
        const o = await item.observe(subject, new AbortController().signal)
        const j = item.check(o)
        if (!isSkip(j) && j.length > 0) {
          failed++
          if (failed < 60) console.log(item.id, item.level ?? '', j[0]!.message.slice(0, 250))
        }
      }
      console.log(operation.name, cases.length, Math.round(performance.now() - t), 'ms')
    }
    console.log(counts, failed)
    expect(1).toBe(1)
  })
})
