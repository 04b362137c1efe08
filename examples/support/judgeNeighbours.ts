import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Results } from '../../src/runner/results/results.js'

interface Neighbours {
  /** The folder with `install.mjs`, `judge.mjs` and `baselines`. */
  readonly folder: string
  readonly suite: string
  readonly subjects: Readonly<Record<string, { readonly target: string; readonly isThere: boolean }>>
  /** Fewer passed cases than this are no judgement. */
  readonly passes: number
}

const asked = process.env['BEDROCK_CONFORMANCE_NEIGHBOURS'] === '1'

/** Subjects that nobody here wrote must fail as their baselines say: a change in either is noticed. */
export function judgeNeighbours({ folder, suite, subjects, passes }: Neighbours): void {
  if (!asked)
    console.log(`skipped: BEDROCK_CONFORMANCE_NEIGHBOURS is not 1, so no ${suite} of others is judged`)
  const script = (name: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(folder, name), ...args], {
      encoding: 'utf8',
      timeout: 580_000,
      maxBuffer: 64 * 1024 * 1024,
    })
  const installed = new Map<string, boolean>()

  /** Installed when it is not there yet; a toolchain that is missing is said, and no failure. */
  const isReady = (name: string): boolean => {
    const { target, isThere } = subjects[name]!
    if (!isThere && !installed.has(target)) {
      const { status, stdout, stderr } = script('install.mjs', target)
      installed.set(target, status === 0 && !stdout.includes('skipped'))
      if (status !== 0) console.log(stderr.slice(-2000))
    }
    const ready = isThere || installed.get(target) === true
    if (!ready) console.log(`skipped: ${name} cannot be installed here`)
    return ready
  }

  describe.each(Object.keys(subjects))('%s', (name) => {
    const baseline = join(folder, `baselines/${name}.json`)

    it.runIf(asked)('fails as its baseline says and in no other way', { timeout: 600_000 }, (context) => {
      if (!isReady(name)) context.skip()
      const output = mkdtempSync(join(tmpdir(), `${suite}-`))
      onTestFinished(() => rmSync(output, { recursive: true }))
      const flags = ['--baseline', baseline, '--reporter', 'default,json', '--output-dir', output]
      const { status, stdout, stderr } = script('judge.mjs', name, ...flags)
      expect(status, stdout.slice(-8000) + stderr).toBe(0)
      const [results] = (JSON.parse(readFileSync(join(output, 'results.json'), 'utf8')) as Results).suites
      const passed = results!.verdicts.filter(({ outcome }) => outcome === 'pass')
      expect(passed.length).toBeGreaterThan(passes)
    })

    it('has a reason for every known failure', () => {
      const { expected } = JSON.parse(readFileSync(baseline, 'utf8'))
      const reasons = Object.entries<string>(expected[suite])
      expect(reasons.filter(([, reason]) => reason.length < 20)).toEqual([])
    })
  })
}
