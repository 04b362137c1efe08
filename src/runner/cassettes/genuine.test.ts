import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { settingsOfCassettes } from '../../cli/cassettes/settings.js'
import { byId } from '../results/byId.js'
import { readBaseline } from '../baseline/files.js'
import { runCassettes } from './runCassettes.js'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const recordings = at('../shared/recordings/interactions.jsonl')
const present = existsSync(recordings)
if (!present) console.log('skipped: the recorded traffic is not here')

test.runIf(present)(
  'genuine traffic is as the contract has it, but for what is known',
  { timeout: 300_000 },
  async () => {
    const settings = settingsOfCassettes([recordings], {
      reporter: [],
      outputDir: '',
      seed: 1,
      runs: 4,
      threads: 1,
    })
    const { verdicts, state } = await runCassettes(settings)
    expect(state).toBe('complete')
    const { expected } = await readBaseline(at('docs/genuineTraffic.baseline.json'), { mayBeAbsent: false })
    const failed = verdicts.filter(
      ({ outcome, level }) => outcome !== 'pass' && outcome !== 'skip' && level !== 'info',
    )
    expect(failed.map((verdict) => verdict.case).sort()).toEqual(Object.keys(expected.cassettes!))
    const counted = verdicts
      .toSorted((a, b) => byId(a.case, b.case))
      .flatMap(({ case: id, seen }) => (seen === undefined ? [] : [[id, seen.times, seen.exchanges]]))
    expect(counted).toMatchInlineSnapshot(`
      [
        [
          "undocumented/converse-stream.event.contentBlockDelta.p",
          1337,
          68,
        ],
        [
          "undocumented/converse-stream.event.contentBlockStart.p",
          14,
          12,
        ],
        [
          "undocumented/converse-stream.event.contentBlockStop.p",
          88,
          68,
        ],
        [
          "undocumented/converse-stream.event.messageStart.p",
          68,
          68,
        ],
        [
          "undocumented/converse-stream.event.messageStop.p",
          68,
          68,
        ],
        [
          "undocumented/converse-stream.event.metadata.p",
          68,
          68,
        ],
        [
          "undocumented/converse-stream.event.metadata.usage.cacheReadInputTokenCount",
          8,
          8,
        ],
        [
          "undocumented/converse-stream.event.metadata.usage.cacheWriteInputTokenCount",
          8,
          8,
        ],
        [
          "undocumented/converse-stream.event.metadata.usage.serverToolUsage",
          42,
          42,
        ],
        [
          "undocumented/converse.response.usage.cacheReadInputTokenCount",
          13,
          13,
        ],
        [
          "undocumented/converse.response.usage.cacheWriteInputTokenCount",
          13,
          13,
        ],
        [
          "undocumented/converse.response.usage.serverToolUsage",
          17,
          17,
        ],
        [
          "undocumented/invoke-model-with-response-stream.event.chunk.p",
          1441,
          75,
        ],
      ]
    `)
    const passed = (aspect: string): number =>
      verdicts.filter(({ case: id, outcome }) => outcome === 'pass' && id.endsWith(aspect)).length
    expect(['#request', '#response', '#stream', '#replay.own', '#replay.smithy'].map(passed))
      .toMatchInlineSnapshot(`
      [
        318,
        326,
        145,
        150,
        150,
      ]
    `)
  },
)
