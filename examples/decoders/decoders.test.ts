import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Results } from '../../src/runner/results/results.js'
// @ts-expect-error -- a script, for people to run
import { decoders as known } from './decoders.mjs'

const decoders = known as Readonly<Record<string, { readonly target: string; readonly isThere: boolean }>>
const asked = process.env['BEDROCK_CONFORMANCE_NEIGHBOURS'] === '1'
if (!asked) console.log('skipped: BEDROCK_CONFORMANCE_NEIGHBOURS is not 1, so no decoder of others is judged')

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Installed when it is not there yet; a toolchain that is missing is said, and no failure. */
function isReady(name: string): boolean {
  if (!asked) return false
  const { target, isThere } = decoders[name]!
  if (isThere) return true
  const { status, stdout } = spawnSync(process.execPath, [script('install.mjs'), target], {
    encoding: 'utf8',
  })
  const ready = status === 0 && !stdout.includes('skipped')
  if (!ready) console.log(`skipped: ${name} cannot be installed here`)
  return ready
}

describe.each(Object.keys(decoders))('%s', (name) => {
  it.runIf(asked)('fails as its baseline says and in no other way', { timeout: 600_000 }, (context) => {
    if (!isReady(name)) context.skip()
    const folder = mkdtempSync(join(tmpdir(), 'decoder-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const flags = [
      '--baseline',
      script(`baselines/${name}.json`),
      '--reporter',
      'default,json',
      '--output-dir',
      folder,
    ]
    const { status, stdout, stderr } = spawnSync(process.execPath, [script('judge.mjs'), name, ...flags], {
      encoding: 'utf8',
      timeout: 580_000,
      maxBuffer: 64 * 1024 * 1024,
    })
    expect(status, stdout.slice(-8000) + stderr).toBe(0)
    const [results] = (JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Results).suites
    const passed = results!.verdicts.filter(({ outcome }) => outcome === 'pass')
    expect(passed.length).toBeGreaterThan(20)
  })

  it('has a reason for every known failure', () => {
    const { expected } = JSON.parse(readFileSync(script(`baselines/${name}.json`), 'utf8'))
    expect(Object.values<string>(expected.decoder).filter((reason) => reason.length < 20)).toEqual([])
  })
})
