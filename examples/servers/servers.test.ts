import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Results } from '../../src/runner/results/results.js'

const asked = process.env['BEDROCK_CONFORMANCE_NEIGHBOURS'] === '1'
if (!asked)
  console.log('skipped: BEDROCK_CONFORMANCE_NEIGHBOURS is not 1, so no emulator of others is judged')

const has = (command: string, ...args: string[]): boolean => {
  const found = asked && spawnSync(command, args, { timeout: 30_000 }).status === 0
  if (asked && !found) console.log(`skipped: ${command} ${args.join(' ')} does not work here`)
  return found
}

/** What each needs to be installed, and requirements that it is known to break: the judgement must see them. */
const emulators = [
  {
    name: 'aimock',
    runs: has('npm', '--version'),
    breaks: ['converse-stream.event.contentBlockStart.start.union', 'stream.chunk-json', 'http.error.type'],
  },
  {
    name: 'ministack',
    runs: has('python3', '-c', 'import ensurepip, venv'),
    breaks: [
      'start-async-invoke.response.invocationArn.pattern',
      'converse.response.trace.guardrail.inputAssessment.wordPolicy.managedWordLists.required',
      'invoke-model.guardrail.version',
    ],
  },
]

describe.each(emulators)('$name', ({ name, runs, breaks }) => {
  it.runIf(runs)('fails as its baseline says and in no other way', { timeout: 600_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'neighbour-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const judge = fileURLToPath(new URL('judge.mjs', import.meta.url))
    const baseline = fileURLToPath(new URL(`${name}/baseline.json`, import.meta.url))
    const flags = ['--baseline', baseline, '--concurrency', '4', '--reporter', 'default,json']
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [judge, name, ...flags, '--output-dir', folder],
      { encoding: 'utf8', timeout: 580_000, maxBuffer: 64 * 1024 * 1024 },
    )
    expect(status, stdout.slice(-8_000) + stderr).toBe(0)
    const [results] = (JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as Results).suites
    const failed = results!.verdicts.filter(({ outcome }) => outcome === 'fail')
    expect(failed.map(({ requirement }) => requirement)).toEqual(expect.arrayContaining(breaks))
    expect(results!.verdicts.filter(({ outcome }) => outcome === 'pass').length).toBeGreaterThan(250)
  })
})
